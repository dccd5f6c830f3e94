#include "vision/testing/reader_fixture.h"

#include "vision/decode_ahead.h"

namespace dowel::vision {
namespace {

using namespace testing;  // NOLINT: the fixture's words
using ::testing::HasSubstr;

class DecodeAheadTest : public VideoReaderTest {};

TEST_F(DecodeAheadTest, DecodeAheadGivesTheSameFrames) {
  make_counter("a.mp4");
  DecodeAhead ahead(VideoReader::open(path("a.mp4")).value(), 3);
  Frame frame;
  int count = 0;
  while (ahead.read(frame).value()) EXPECT_EQ(read_counter(frame), count++);
  EXPECT_EQ(count, 90);
  EXPECT_EQ(ahead.end().frames, 90);
  EXPECT_FALSE(ahead.read(frame).value());  // the end stays the end
}

TEST_F(DecodeAheadTest, DecodeAheadStopsEarly) {
  make_counter("a.mp4");
  for (int taken = 0; taken < 5; ++taken) {
    DecodeAhead ahead(VideoReader::open(path("a.mp4")).value(), 2);
    Frame frame;
    for (int i = 0; i < taken; ++i) EXPECT_TRUE(ahead.read(frame).value());
  }
}

}  // namespace
}  // namespace dowel::vision
