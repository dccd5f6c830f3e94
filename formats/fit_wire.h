#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The bytes of FIT files. All of it from [GarminFIT], "FIT protocol".
namespace dowel::formats {

/// Numbers of the messages and fields used here.
namespace fit {
inline constexpr std::uint16_t kFileId = 0;
inline constexpr std::uint16_t kSession = 18;
inline constexpr std::uint16_t kActivity = 34;
inline constexpr std::uint16_t kSet = 225;
inline constexpr std::uint16_t kExerciseTitle = 264;
inline constexpr std::uint8_t kTimestamp = 253;     ///< field number in most messages
inline constexpr std::uint8_t kSetTimestamp = 254;  ///< field number in `set`
/// Seconds from 1970 to FIT's own zero, 1989-12-31T00:00:00Z.
inline constexpr std::int64_t kEpoch_s = 631065600;
}  // namespace fit

/// Base types of fields.
enum class FitType : std::uint8_t {
  kEnum = 0x00,
  kUint8 = 0x02,
  kString = 0x07,
  kUint16 = 0x84,
  kUint32 = 0x86,
  kUint32z = 0x8C,
};

/// CRC-16 as FIT computes it.
std::uint16_t fit_checksum(std::span<const std::uint8_t> bytes, std::uint16_t from = 0);

/// One field of a read message: its bytes, in the message's byte order.
struct FitField {
  std::uint8_t number = 0;
  std::uint8_t base_type = 0;
  std::span<const std::uint8_t> bytes{};
  bool big_endian = false;

  /// The first value of an unsigned field; nothing when it is marked as not valid.
  std::optional<std::uint32_t> whole() const;
  std::string text() const;
};

struct FitMessage {
  std::uint16_t number = 0;
  std::vector<FitField> fields{};
  const FitField* find(std::uint8_t field) const;
  std::optional<std::uint32_t> whole(std::uint8_t field) const;
};

/// One field to be written.
struct FitValue {
  std::uint8_t number = 0;
  FitType type = FitType::kUint32;
  std::optional<std::uint32_t> value{};  ///< none: written as not valid
  std::string text{};                    ///< for strings
};

/// Appends a definition and the message it defines, little-endian, as local message 0.
void append_message(std::vector<std::uint8_t>& data, std::uint16_t number,
                    const std::vector<FitValue>& values);

}  // namespace dowel::formats
