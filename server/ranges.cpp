#include "server/ranges.h"

#include <algorithm>
#include <charconv>

#include "server/problem.h"

namespace dowel::server {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

RangeKind read_range(std::string_view header, std::uint64_t size, AskedRange& range) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos) {
    return RangeKind::kWhole;
  }
  header.remove_prefix(kUnit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return RangeKind::kWhole;
  const auto first = number(header.substr(0, dash));
  const auto last = number(header.substr(dash + 1));
  const bool no_first = dash == 0, no_last = dash + 1 == header.size();
  if ((!first && !no_first) || (!last && !no_last) || (no_first && no_last)) {
    return RangeKind::kWhole;  // no range at all: as if it had not been said
  }
  if (no_first) {  // the last so many bytes
    if (*last == 0 || size == 0) return RangeKind::kNone;
    range.length = std::min(*last, size);
    range.from = size - range.length;
    return RangeKind::kPart;
  }
  if (last && *last < *first) return RangeKind::kWhole;
  if (*first >= size) return RangeKind::kNone;
  range.from = *first;
  range.length = std::min(last.value_or(size - 1), size - 1) - *first + 1;
  return RangeKind::kPart;
}

Response file_response(const RequestHead& head, const std::filesystem::path& file,
                       const std::string& type, const std::string& tag) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(file, failed);
  if (failed) {
    return to_response(Problem(404, "not-found", "the file is not there any more", "read anew"),
                       head.path);
  }
  Response response;
  response.set("Content-Type", type);
  response.set("Accept-Ranges", "bytes");
  response.set("ETag", tag);
  response.set("Cache-Control", "private, no-cache");
  if (head.header("if-none-match") == tag) {
    response.status = 304;
    return response;
  }
  AskedRange range{0, size};
  const std::string_view if_range = head.header("if-range");
  const bool still_so = if_range.empty() || if_range == tag;
  const RangeKind kind =
      still_so ? read_range(head.header("range"), size, range) : RangeKind::kWhole;
  if (kind == RangeKind::kNone) {
    response.status = 416;
    response.set("Content-Range", "bytes */" + std::to_string(size));
    return response;
  }
  if (kind == RangeKind::kPart) {
    response.status = 206;
    response.set("Content-Range", "bytes " + std::to_string(range.from) + "-" +
                                      std::to_string(range.from + range.length - 1) + "/" +
                                      std::to_string(size));
  }
  response.body = FilePart{file, range.from, range.length};
  return response;
}

}  // namespace dowel::server
