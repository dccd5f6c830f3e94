// Sends hostile requests to a server of its own for some minutes of processor time:
//   dowel_fuzz_http [CPU_MINUTES] [SEED] [FOLDER]
// A request that was answered by 500, or after which the server did not answer any more, is written
// into FOLDER; a crash ends the program, and the last requests are there, too. Meant for a build
// with sanitizers (tools/build asan-ubsan dowel_fuzz_http); its short form is a test.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "server/openapi.h"
#include "server/testing/hostile_requests.h"
#include "server/testing/running_house.h"

namespace {

namespace fs = std::filesystem;
using dowel::server::Client;
using dowel::server::HostileRequests;
using dowel::server::Reply;
using dowel::server::RunningHouse;

double processor_s() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void keep(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// What is there, for requests that come far.
void tell_what_is_there(const RunningHouse& house, HostileRequests& requests) {
  const auto ana = json_of(house.send("POST", "/api/athletes", {{"name", "Ana"}}));
  const std::string id = ana["athletes"][0]["id"];
  for (const char* word : {"me", "me", "me"}) requests.know("{a}", word);
  requests.know("{a}", id);
  requests.know("{id}", id);
  nlohmann::json answers = nlohmann::json::array();
  const auto asked = json_of(house.get("/api/me/red-flags"));
  for (const auto& question : asked["questions"]) {
    answers.push_back({{"question", question["id"]}, {"yes", false}});
  }
  house.send("PUT", "/api/me/red-flags", {{"answers", answers}});
  house.send("POST", "/api/me/plan", {{"aim", "general"}, {"weeks", 2}});
  const auto logged = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}}));
  for (const auto& set : logged["sets"]) requests.know("{id}", set["id"].get<std::string>());
  const auto upload = house.send("POST", "/api/uploads", {{"name", "film.mp4"}, {"size", 4000}});
  requests.know("{id}", json_of(upload)["id"].get<std::string>());
  for (const char* word : {"deadlift", "squat", "dowel-hinge"}) requests.know("{exercise}", word);
  for (const char* word : {"play", "scrub", "report", "json"}) requests.know("{kind}", word);
  requests.know("{rep}", "1");
}

}  // namespace

int main(int argc, char** argv) {
  const double minutes = argc > 1 ? std::atof(argv[1]) : 30;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const fs::path found = argc > 3 ? argv[3] : "fuzz-found";
  fs::create_directories(found);
  auto house = std::make_unique<RunningHouse>();
  HostileRequests requests(dowel::server::openapi_text(), house->port(), seed);
  tell_what_is_there(*house, requests);
  std::uint64_t sent = 0, answered = 0, bad = 0;
  std::map<int, std::uint64_t> statuses;
  constexpr std::uint64_t kAnotherHouse = 20'000;  // so that its log does not grow without end
  constexpr double kMinute_s = 60;
  double told = 0;
  while (processor_s() < minutes * kMinute_s) {
    const std::string bytes = requests.next();
    keep(found / ("last-" + std::to_string(sent % 4)), bytes);
    const Client client(house->port());
    client.send(bytes);
    client.hang_up();
    std::string rest;
    const Reply reply = read_reply(client, rest, bytes.starts_with("HEAD"));
    ++sent;
    answered += reply.status != 0 ? 1 : 0;
    ++statuses[reply.status];
    if (reply.status == 500 || (reply.status == 0 && house->get("/api/health").status != 200)) {
      keep(found / ("bad-" + std::to_string(++bad)), bytes + "\n----\n" + reply.body);
      if (reply.status == 0) std::abort();
    }
    if (sent % kAnotherHouse == 0) {
      house = nullptr;
      house = std::make_unique<RunningHouse>();
      requests = HostileRequests(dowel::server::openapi_text(), house->port(), seed + sent);
      tell_what_is_there(*house, requests);
    }
    if (processor_s() - told > kMinute_s) {
      told = processor_s();
      std::printf("%.0f CPU minutes: %llu requests, %llu answered, %llu bad;", told / kMinute_s,
                  static_cast<unsigned long long>(sent), static_cast<unsigned long long>(answered),
                  static_cast<unsigned long long>(bad));
      for (const auto& [status, count] : statuses) {
        std::printf(" %d:%llu", status, static_cast<unsigned long long>(count));
      }
      std::printf("\n");
      std::fflush(stdout);
    }
  }
  return bad == 0 ? 0 : 1;
}
