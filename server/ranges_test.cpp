#include "server/ranges.h"

#include <gtest/gtest.h>

namespace dowel::server {
namespace {

struct Case {
  const char* header;
  RangeKind kind;
  std::uint64_t from, length;
};

// RFC 9110 §14.1.2, on its own example of a representation of 10 000 bytes.
TEST(Ranges, AreReadAsTheStandardHasThem) {
  constexpr std::uint64_t kSize = 10000;
  const Case cases[] = {
      {"bytes=0-499", RangeKind::kPart, 0, 500},
      {"bytes=500-999", RangeKind::kPart, 500, 500},
      {"bytes=-500", RangeKind::kPart, 9500, 500},
      {"bytes=9500-", RangeKind::kPart, 9500, 500},
      {"bytes=0-0", RangeKind::kPart, 0, 1},
      {"bytes=-1", RangeKind::kPart, 9999, 1},
      {"bytes=9999-20000", RangeKind::kPart, 9999, 1},
      {"bytes=-20000", RangeKind::kPart, 0, kSize},
      {"bytes=10000-", RangeKind::kNone, 0, 0},
      {"bytes=-0", RangeKind::kNone, 0, 0},
      {"", RangeKind::kWhole, 0, 0},
      {"bytes=5-4", RangeKind::kWhole, 0, 0},
      {"bytes=-", RangeKind::kWhole, 0, 0},
      {"bytes=a-b", RangeKind::kWhole, 0, 0},
      {"bytes=1-2x", RangeKind::kWhole, 0, 0},
      {"lines=1-2", RangeKind::kWhole, 0, 0},
      {"bytes=0-0,-1", RangeKind::kWhole, 0, 0},  // several: the whole may be sent
      {"bytes=99999999999999999999-", RangeKind::kWhole, 0, 0},
  };
  for (const Case& one : cases) {
    AskedRange range;
    EXPECT_EQ(read_range(one.header, kSize, range), one.kind) << one.header;
    if (one.kind != RangeKind::kPart) continue;
    EXPECT_EQ(range.from, one.from) << one.header;
    EXPECT_EQ(range.length, one.length) << one.header;
  }
}

TEST(Ranges, AnEmptyFileHasNoPart) {
  AskedRange range;
  EXPECT_EQ(read_range("bytes=0-", 0, range), RangeKind::kNone);
  EXPECT_EQ(read_range("bytes=-5", 0, range), RangeKind::kNone);
}

}  // namespace
}  // namespace dowel::server
