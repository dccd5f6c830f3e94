#include "server/events.h"

#include <gmock/gmock.h>

namespace dowel::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

EventStream stream_of(Events& events, const std::string& last_seen = "") {
  return std::get<EventStream>(events.stream(last_seen).body);
}

std::string number_in(const std::string& text) {
  const std::size_t at = text.rfind("id: ") + 4;
  return text.substr(at, text.find('\n', at) - at);
}

TEST(Events, AreToldOnceToEachWhoListens) {
  Events events;
  auto one = stream_of(events), other = stream_of(events);
  EXPECT_THAT(one.more(), HasSubstr("retry:"));
  events.tell("log", R"({"change":1})");
  EXPECT_THAT(one.more(), HasSubstr("event: log\ndata: {\"change\":1}\n\n"));
  EXPECT_EQ(one.more(), "");
  EXPECT_THAT(other.more(), HasSubstr("event: log"));
}

TEST(Events, WhoComesLaterHearsOnlyWhatComesLater) {
  Events events;
  events.tell("log", "{}");
  auto late = stream_of(events);
  EXPECT_THAT(late.more(), Not(HasSubstr("event: log")));
  events.tell("plan", "{}");
  EXPECT_THAT(late.more(), HasSubstr("event: plan"));
}

TEST(Events, WhoWasAwayGoesOnWhereTheyWere) {
  Events events;
  auto one = stream_of(events);
  one.more();
  events.tell("log", "1");
  const std::string seen = number_in(one.more());
  events.tell("log", "2");
  events.tell("log", "3");
  auto again = stream_of(events, seen);
  const std::string missed = again.more();
  EXPECT_THAT(missed, HasSubstr("data: 2"));
  EXPECT_THAT(missed, HasSubstr("data: 3"));
  EXPECT_THAT(missed, Not(HasSubstr("data: 1")));
}

TEST(Events, WhoWasAwayTooLongIsToldThatSomethingIsLost) {
  Events events;
  auto one = stream_of(events);
  one.more();
  events.tell("log", "first");
  const std::string seen = number_in(one.more());
  for (int i = 0; i < 2000; ++i) events.tell("job", std::to_string(i));
  auto again = stream_of(events, seen);
  EXPECT_THAT(again.more(), HasSubstr("event: lost"));
  events.tell("plan", "{}");
  EXPECT_THAT(again.more(), HasSubstr("event: plan"));
}

TEST(Events, ANumberThatIsNoneMeansFromNowOn) {
  Events events;
  events.tell("log", "{}");
  for (const char* nonsense : {"x", "-1", "1e9", "99999999999999999999999", " 1"}) {
    auto stream = stream_of(events, nonsense);
    EXPECT_THAT(stream.more(), Not(HasSubstr("event: log"))) << nonsense;
  }
}

TEST(Events, WakeWhoListensAndForgetWhoIsGone) {
  Events events;
  int woken = 0;
  {
    auto stream = stream_of(events);
    stream.subscribe([&] { ++woken; });
    events.tell("log", "{}");
    EXPECT_EQ(woken, 1);
  }
  events.tell("log", "{}");
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(events.count(), 2U);
}

}  // namespace
}  // namespace dowel::server
