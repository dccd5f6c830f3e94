#include "server/kept_answers.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace dowel::server {
namespace {

using std::chrono::seconds;
const KeptAnswers::Clock::time_point kNow{seconds{1'000'000}};
const Standing kLater{kNow + seconds{20}, kNow + seconds{60}};

Response told(const std::string& text) {
  Response response{200, {}, text};
  response.set("Content-Type", "application/json");
  return response;
}

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

TEST(KeptAnswers, OneIsMadeOnceAndToldAgain) {
  KeptAnswers kept;
  int made = 0;
  const auto ask = [&](const Stamp& stamp, KeptAnswers::Clock::time_point now) {
    return *kept.find_or_make("/api/x", stamp, now, {now + seconds{20}, now + seconds{60}}, "",
                              [&] { return told("answer " + std::to_string(++made)); })
                .text();
  };
  EXPECT_EQ(ask({1, 1}, kNow), "answer 1");
  EXPECT_EQ(ask({1, 1}, kNow), "answer 1");
  EXPECT_EQ(ask({2, 1}, kNow), "answer 2") << "the log changed";
  EXPECT_EQ(ask({2, 2}, kNow), "answer 3") << "the server did something";
  EXPECT_EQ(ask({1, 1}, kNow), "answer 4") << "what was made from something else is gone";
  EXPECT_EQ(ask({1, 1}, kNow + seconds{20}), "answer 5") << "its time is over";
}

TEST(KeptAnswers, WhoHasItAlreadyGetsNoBody) {
  KeptAnswers kept;
  const auto make = [] { return told("the answer"); };
  const Response first = kept.find_or_make("/x", {}, kNow, kLater, "", make);
  const std::string tag = header(first, "ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(header(first, "Cache-Control"), "private, no-cache");
  for (const std::string& wanted : {tag, std::string("*"), "\"other\", W/" + tag}) {
    const auto again = kept.find("/x", {}, kNow, wanted);
    ASSERT_TRUE(again) << wanted;
    EXPECT_EQ(again->status, 304) << wanted;
    EXPECT_TRUE(again->text()->empty());
    EXPECT_EQ(header(*again, "ETag"), tag);
  }
  EXPECT_EQ(kept.find("/x", {}, kNow, "\"other\"")->status, 200);
  EXPECT_EQ(*kept.find("/x", {}, kNow, "")->text(), "the answer");
  // Asked for the first time by somebody who has it from before: no body either.
  KeptAnswers fresh;
  EXPECT_EQ(fresh.find_or_make("/x", {}, kNow, kLater, tag, make).status, 304);
}

// The tag of a thing that can be changed is for If-Match: it may stay while the body changes.
TEST(KeptAnswers, AnEndpointsOwnTagIsNoTagOfTheBody) {
  KeptAnswers kept;
  const auto make = [] {
    Response response = told("the set and its session");
    response.set("ETag", "\"of the set\"");
    return response;
  };
  const Response first = kept.find_or_make("/x", {}, kNow, kLater, "\"of the set\"", make);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(header(first, "ETag"), "\"of the set\"");
  EXPECT_EQ(kept.find("/x", {}, kNow, "\"of the set\"")->status, 200);
}

TEST(KeptAnswers, OnlyGoodAnswersInMemoryAreKept) {
  KeptAnswers kept;
  kept.find_or_make("/problem", {}, kNow, kLater, "", [] { return Response{404, {}, "no"}; });
  EXPECT_FALSE(kept.find("/problem", {}, kNow, ""));
  kept.find_or_make("/file", {}, kNow, kLater, "", [] { return Response{200, {}, FilePart{}}; });
  EXPECT_FALSE(kept.find("/file", {}, kNow, ""));
  const std::string large(KeptAnswers::kLongest + 1, ' ');
  const Response answer =
      kept.find_or_make("/large", {}, kNow, kLater, "", [&] { return told(large); });
  EXPECT_EQ(answer.text()->size(), large.size());
  EXPECT_FALSE(kept.find("/large", {}, kNow, ""));
}

TEST(KeptAnswers, TheOnesNotUsedForLongestGoFirst) {
  KeptAnswers kept;
  const std::string text(KeptAnswers::kLongest, ' ');
  const std::size_t fit = KeptAnswers::kMostBytes / KeptAnswers::kLongest;
  for (std::size_t i = 0; i < fit; ++i) {
    kept.find_or_make("/" + std::to_string(i), {}, kNow, kLater, "", [&] { return told(text); });
  }
  EXPECT_TRUE(kept.find("/0", {}, kNow, ""));  // used just now
  kept.find_or_make("/one more", {}, kNow, kLater, "", [&] { return told(text); });
  EXPECT_TRUE(kept.find("/0", {}, kNow, ""));
  EXPECT_FALSE(kept.find("/1", {}, kNow, ""));
}

TEST(KeptAnswers, SeveralWhoAskAtOnceWaitForOne) {
  KeptAnswers kept;
  std::atomic<int> made = 0, waiting = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      ++waiting;
      const Response response = kept.find_or_make("/x", {}, kNow, kLater, "", [&] {
        while (waiting < 8) std::this_thread::yield();
        ++made;
        return told("the answer");
      });
      EXPECT_EQ(*response.text(), "the answer");
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(made, 1);
}

// One who asks when its time is over works it out anew; the others need not wait for that.
TEST(KeptAnswers, WhileItIsWorkedOutAnewTheFormerIsTold) {
  KeptAnswers kept;
  const auto later = kNow + seconds{30};
  const auto former = [] { return told("the former"); };
  const auto never = []() -> Response { throw std::logic_error("made twice at once"); };
  kept.find_or_make("/x", {}, kNow, kLater, "", former);
  const Standing next{later + seconds{20}, later + seconds{60}};
  const Response anew = kept.find_or_make("/x", {}, later, next, "", [&] {
    EXPECT_EQ(*kept.find_or_make("/x", {}, later, next, "", never).text(), "the former");
    return told("the new one");
  });
  EXPECT_EQ(*anew.text(), "the new one");
  EXPECT_EQ(*kept.find_or_make("/x", {}, later, next, "", never).text(), "the new one");
  // Not what was made from something else, and not when its end has come.
  kept.find_or_make("/x", {1, 0}, later, next, "", former);
  EXPECT_THROW(kept.find_or_make("/x", {2, 0}, later, next, "", never), std::logic_error);
  EXPECT_THROW(kept.find_or_make("/x", {1, 0}, later + seconds{60}, next, "", never),
               std::logic_error);
}

TEST(KeptAnswers, AnEndpointThatThrowsKeepsNobodyWaiting) {
  KeptAnswers kept;
  const auto fall = []() -> Response { throw std::bad_alloc(); };
  EXPECT_THROW(kept.find_or_make("/x", {}, kNow, kLater, "", fall), std::bad_alloc);
  const Response response =
      kept.find_or_make("/x", {}, kNow, kLater, "", [] { return told("the answer"); });
  EXPECT_EQ(*response.text(), "the answer");
}

}  // namespace
}  // namespace dowel::server
