#include "vision/file_digest.h"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/sha.h>
}

#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <vector>

namespace dowel::vision {
namespace {

struct FreeSha {
  void operator()(AVSHA* sha) const { av_free(sha); }
};

std::string hex(const std::array<std::uint8_t, 32>& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

Result<std::string> sha256_of_file(const std::string& path) {
  constexpr int kBits = 256;
  const std::unique_ptr<AVSHA, FreeSha> sha(av_sha_alloc());
  if (!sha || av_sha_init(sha.get(), kBits) < 0) {
    return fail(ErrorCode::kMissing, "there is no memory for the film's checksum",
                "close other programs and try again", path);
  }
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(1 << 20);
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    av_sha_update(sha.get(), reinterpret_cast<const std::uint8_t*>(block.data()),
                  static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) {
    return fail(ErrorCode::kUnreadable, "the file cannot be read to its end",
                "check the rights on the file, or copy it again", path);
  }
  std::array<std::uint8_t, 32> digest{};
  av_sha_final(sha.get(), digest.data());
  return hex(digest);
}

}  // namespace dowel::vision
