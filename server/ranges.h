#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http.h"

namespace dowel::server {

/// The part of a file that `Range` asks for, by RFC 9110 §14.
struct AskedRange {
  std::uint64_t from = 0, length = 0;
};

enum class RangeKind { kWhole, kPart, kNone };

/// @param header  of the request; empty, several ranges, or of another unit: the whole is sent
/// @param range  filled for kPart
/// @returns kNone for a range that has nothing of the file
RangeKind read_range(std::string_view header, std::uint64_t size, AskedRange& range);

/// A file, whole or the part that is asked for: 200, 206 or 416; 304 where the browser has it.
/// @param tag  of its content, for `ETag` and `If-Range`
Response file_response(const RequestHead& head, const std::filesystem::path& file,
                       const std::string& type, const std::string& tag);

}  // namespace dowel::server
