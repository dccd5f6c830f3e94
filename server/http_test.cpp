#include "server/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel::server {
namespace {

RequestHead head_of(const std::string& target) {
  RequestHead head;
  head.target = target;
  EXPECT_TRUE(read_target(head)) << target;
  return head;
}

TEST(Target, IsTakenApart) {
  const RequestHead head = head_of("/api/me/next/good%20morning?at=2026-01-05T18%3A00&x=a+b&y");
  EXPECT_EQ(head.path, "/api/me/next/good morning");
  EXPECT_EQ(head.asked("at"), "2026-01-05T18:00");
  EXPECT_EQ(head.asked("x"), "a b");
  EXPECT_EQ(head.asked("y"), "");
  EXPECT_EQ(head.asked("not there"), "");
}

TEST(Target, AmbiguousOrBrokenOnesAreRefused) {
  for (const char* target : {"", "api", "*", "http://elsewhere/", "/a%", "/a%4", "/a%zz", "/a%00b",
                             "/a?x=%0", "/a?%00=1"}) {
    RequestHead head;
    head.target = target;
    EXPECT_FALSE(read_target(head)) << target;
  }
}

// RFC 3986 §2.3: the unreserved characters stay, all others are written by their bytes.
TEST(Encoding, GoesThereAndBack) {
  const std::string text = "Kniebeuge ö/?&=+%\x01";
  EXPECT_EQ(encoded("a-b._~Z9"), "a-b._~Z9");
  EXPECT_EQ(encoded("ö /"), "%C3%B6%20%2F");
  EXPECT_EQ(decoded(encoded(text), false), text);
}

}  // namespace
}  // namespace dowel::server
