#include "roman.hpp"

#include <array>
#include <utility>

std::optional<std::string> roman(int number) {
  static constexpr std::array<std::pair<int, const char*>, 13> signs{{
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
  }};
  if (number < 1 || number > 3999) return std::nullopt;
  std::string written;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) written += sign;
  }
  return written;
}
