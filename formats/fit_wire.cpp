#include "formats/fit_wire.h"

#include <algorithm>
#include <array>

namespace dowel::formats {
namespace {

std::size_t size_of(FitType type) {
  switch (type) {
    case FitType::kUint16:
      return 2;
    case FitType::kUint32:
    case FitType::kUint32z:
      return 4;
    default:
      return 1;
  }
}

std::uint32_t invalid_of(FitType type) {
  switch (type) {
    case FitType::kUint16:
      return 0xFFFF;
    case FitType::kUint32:
      return 0xFFFFFFFF;
    case FitType::kUint32z:
      return 0;
    default:
      return 0xFF;
  }
}

// Width of an unsigned base type, 0 for all others.
std::size_t unsigned_width(std::uint8_t base_type) {
  switch (base_type) {
    case 0x00:  // enum
    case 0x02:  // uint8
    case 0x0A:  // uint8z
    case 0x0D:  // byte
      return 1;
    case 0x84:  // uint16
    case 0x8B:  // uint16z
      return 2;
    case 0x86:  // uint32
    case 0x8C:  // uint32z
      return 4;
    default:
      return 0;
  }
}

}  // namespace

std::uint16_t fit_checksum(std::span<const std::uint8_t> bytes, std::uint16_t from) {
  constexpr std::array<std::uint16_t, 16> kNibbles{0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00,
                                                   0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401,
                                                   0x5000, 0x9C01, 0x8801, 0x4400};
  unsigned crc = from;
  for (const unsigned byte : bytes) {
    crc = (crc >> 4) ^ kNibbles[crc & 15] ^ kNibbles[byte & 15];
    crc = (crc >> 4) ^ kNibbles[crc & 15] ^ kNibbles[byte >> 4];
  }
  return static_cast<std::uint16_t>(crc);
}

std::optional<std::uint32_t> FitField::whole() const {
  const std::size_t width = unsigned_width(base_type);
  if (width == 0 || bytes.size() < width) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    value = value << 8 | bytes[big_endian ? i : width - 1 - i];
  }
  const bool zero_is_invalid = base_type == 0x0A || base_type == 0x8B || base_type == 0x8C;
  const std::uint32_t highest = width == 4 ? 0xFFFFFFFF : (1U << (8 * width)) - 1;
  if (value == (zero_is_invalid ? 0 : highest)) return std::nullopt;
  return value;
}

std::string FitField::text() const {
  const auto end = std::find(bytes.begin(), bytes.end(), std::uint8_t{0});
  return {bytes.begin(), end};
}

const FitField* FitMessage::find(std::uint8_t field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FitField& each) { return each.number == field; });
  return found == fields.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> FitMessage::whole(std::uint8_t field) const {
  const FitField* found = find(field);
  return found ? found->whole() : std::nullopt;
}

void append_message(std::vector<std::uint8_t>& data, std::uint16_t number,
                    const std::vector<FitValue>& values) {
  const auto put = [&](std::uint32_t value, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) {
      data.push_back(static_cast<std::uint8_t>(value >> 8 * i));
    }
  };
  constexpr std::size_t kLongestText = 254;
  const auto width_of = [&](const FitValue& value) {
    return value.type == FitType::kString ? std::min(value.text.size(), kLongestText) + 1
                                          : size_of(value.type);
  };
  data.push_back(0x40);  // a definition of local message 0
  data.push_back(0);     // reserved
  data.push_back(0);     // little-endian
  put(number, 2);
  put(static_cast<std::uint32_t>(values.size()), 1);
  for (const FitValue& value : values) {
    data.push_back(value.number);
    put(static_cast<std::uint32_t>(width_of(value)), 1);
    data.push_back(static_cast<std::uint8_t>(value.type));
  }
  data.push_back(0x00);  // a message of local type 0
  for (const FitValue& value : values) {
    if (value.type == FitType::kString) {
      data.insert(data.end(), value.text.begin(),
                  value.text.begin() + static_cast<std::ptrdiff_t>(width_of(value) - 1));
      data.push_back(0);
    } else {
      put(value.value.value_or(invalid_of(value.type)), size_of(value.type));
    }
  }
}

}  // namespace dowel::formats
