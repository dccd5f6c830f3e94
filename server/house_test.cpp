#include "server/house.h"

#include <gmock/gmock.h>

#include <fstream>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

TEST(House, TwoServersDoNotShareAFolder) {
  const RunningHouse house;
  const auto second = House::open({.data = house.data(), .log = house.data() / "log.db"});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUsage);
  EXPECT_THAT(second.error().message, HasSubstr(house.data().string()));
}

TEST(House, SaysWhereItIsForAsLongAsItIsThere) {
  const fs::path folder = RunningHouse::fresh_folder();
  EXPECT_FALSE(House::address_in_use(folder));
  {
    const RunningHouse house({}, folder);
    EXPECT_EQ(House::address_in_use(folder), "http://127.0.0.1:" + std::to_string(house.port()));
  }
  EXPECT_FALSE(House::address_in_use(folder)) << "what it wrote down is not taken for it";
  fs::remove_all(folder);
}

TEST(House, AFolderOrALogThatCannotBeUsedIsToldAtOnce) {
  const fs::path folder = RunningHouse::fresh_folder();
  std::ofstream(folder / "file") << "x";
  const auto no_folder = House::open({.data = folder / "file", .log = folder / "log.db"});
  ASSERT_FALSE(no_folder);
  EXPECT_EQ(no_folder.error().code, ErrorCode::kWriteFailed);
  std::ofstream(folder / "log.db") << std::string(5000, 'x');
  const auto no_log = House::open({.data = folder, .log = folder / "log.db"});
  ASSERT_FALSE(no_log);
  EXPECT_FALSE(no_log.error().message.empty());
  fs::remove_all(folder);
}

TEST(House, TheDataFolderIsNobodyElses) {
  const RunningHouse house;
  const auto rights = fs::status(house.data()).permissions();
  EXPECT_EQ(rights & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

// What was answered once under a key is answered so again, also after the server was ended.
TEST(House, AKeyIsKnownAfterAStart) {
  const fs::path folder = RunningHouse::fresh_folder();
  const Headers key{{"Idempotency-Key", "01890a5d-ac96-774b-bcce-b302099a8057"}};
  std::string first;
  {
    const RunningHouse house({}, folder);
    house.send("POST", "/api/athletes", {{"name", "Ana"}});
    first = house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}, key).body;
  }
  const RunningHouse house({}, folder);
  const Reply again = house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}, key);
  EXPECT_EQ(again.body, first);
  EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"][0]["sets"].size(), 1U);
  fs::remove_all(folder);
}

TEST(House, ARefusedRequestMayBeSentAgainUnderItsKey) {
  const RunningHouse house;
  const Headers key{{"Idempotency-Key", "01890a5d-ac96-774b-bcce-b302099a8057"}};
  EXPECT_EQ(house.send("POST", "/api/athletes", {{"name", ""}}, key).status, 422);
  EXPECT_EQ(house.send("POST", "/api/athletes", {{"name", "Ana"}}, key).status, 201);
  for (const std::string& none : {std::string("short"), std::string(65, 'a'),
                                  std::string("a b c d e f"), std::string("../../../../x")}) {
    EXPECT_EQ(
        house.send("POST", "/api/athletes", {{"name", "Bo"}}, {{"Idempotency-Key", none}}).status,
        422)
        << none;
  }
}

TEST(House, SeveralWritersAtOnceAreAllHeard) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  std::vector<std::thread> writers;
  std::atomic<int> logged = 0;
  for (int w = 0; w < 8; ++w) {
    writers.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        const Reply reply = house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
        logged += reply.status == 201 ? 1 : 0;
        house.get("/api/me/sessions");
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(logged, 40);
  const json told = json_of(house.get("/api/me/sessions"));
  std::size_t sets = 0;
  for (const json& session : told["sessions"]) sets += session["sets"].size();
  EXPECT_EQ(sets, 40U);
}

}  // namespace
}  // namespace dowel::server
