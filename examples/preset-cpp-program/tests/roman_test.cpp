#include "roman.hpp"

#include <iostream>

int failures = 0;

void expect(int number, const std::string& wanted) {
  const auto written = roman(number).value_or("nothing");
  if (written == wanted) return;
  std::cerr << number << " is " << written << " instead of " << wanted << '\n';
  ++failures;
}

int main() {
  expect(4, "IV");
  expect(1987, "MCMLXXXVII");
  expect(3999, "MMMCMXCIX");
  expect(0, "nothing");
  expect(4000, "nothing");
  return failures == 0 ? 0 : 1;
}
