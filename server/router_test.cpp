#include "server/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel::server {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Router sample() {
  return Router({{"GET", "/api/{a}/today"},
                 {"GET", "/api/athletes/{a}"},
                 {"PATCH", "/api/athletes/{a}"},
                 {"GET", "/api/{a}/progress/{exercise}"},
                 {"GET", "/api/clips/{id}"}});
}

TEST(Router, TheClosestPatternCounts) {
  const Router router = sample();
  std::map<std::string, std::string> named;
  std::vector<std::string> others;
  const Route* route = router.find("GET", "/api/athletes/today", named, others);
  ASSERT_NE(route, nullptr);
  EXPECT_EQ(route->pattern, "/api/athletes/{a}");  // not somebody called "athletes"
  EXPECT_EQ(named["a"], "today");
  route = router.find("GET", "/api/0190/progress/good-morning", named, others);
  ASSERT_NE(route, nullptr);
  EXPECT_EQ(named["a"], "0190");
  EXPECT_EQ(named["exercise"], "good-morning");
  EXPECT_THAT(others, IsEmpty());
}

TEST(Router, HeadAsksWhatGetDoes) {
  const Router router = sample();
  std::map<std::string, std::string> named;
  std::vector<std::string> others;
  EXPECT_NE(router.find("HEAD", "/api/clips/7", named, others), nullptr);
}

TEST(Router, OtherMethodsAreTold) {
  const Router router = sample();
  std::map<std::string, std::string> named;
  std::vector<std::string> others;
  EXPECT_EQ(router.find("PUT", "/api/athletes/7", named, others), nullptr);
  EXPECT_THAT(others, ElementsAre("GET", "PATCH"));
}

TEST(Router, WhatIsNotThereIsNotFound) {
  const Router router = sample();
  for (const char* path : {"", "/", "/api", "/api/", "/api//today", "/api/clips/", "/api/clips/7/",
                           "/api/clips/7/8/9", "api/clips/7"}) {
    std::map<std::string, std::string> named;
    std::vector<std::string> others;
    EXPECT_EQ(router.find("GET", path, named, others), nullptr) << path;
    EXPECT_THAT(others, IsEmpty()) << path;
  }
}

}  // namespace
}  // namespace dowel::server
