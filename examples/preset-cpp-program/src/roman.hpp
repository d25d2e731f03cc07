#pragma once

#include <optional>
#include <string>

/// The number in Roman numerals; nothing below 1 and above 3999, for which Romans had no signs.
std::optional<std::string> roman(int number);
