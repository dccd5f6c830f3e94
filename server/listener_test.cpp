#include "server/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include "server/openapi.h"
#include "server/problem.h"
#include "server/testing/hostile_requests.h"
#include "server/testing/killed_server.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using ::testing::HasSubstr;

TEST(Serving, SeveralRequestsOnOneConnectionAreAnsweredInOrder) {
  const RunningHouse house;
  const Client client(house.port());
  client.send(request_text(house.port(), "GET", "/api/health") +
              request_text(house.port(), "GET", "/api/nothing") +
              request_text(house.port(), "HEAD", "/api/health") +
              request_text(house.port(), "GET", "/api/me"));
  std::string rest;
  EXPECT_THAT(read_reply(client, rest).body, HasSubstr("dowel.health/1"));
  EXPECT_EQ(read_reply(client, rest).status, 404);
  const Reply head = read_reply(client, rest, true);
  EXPECT_EQ(head.status, 200);
  EXPECT_NE(head.headers.at("content-length"), "0");
  EXPECT_THAT(read_reply(client, rest).body, HasSubstr("dowel.me/1"));
}

TEST(Serving, WhatIsNoHttpIsRefusedAndTheServerStays) {
  const RunningHouse house;
  for (const std::string& nonsense :
       {std::string("\x16\x03\x01\x02\x00\x01\x00"), std::string("GET\r\n\r\n"),
        std::string("GET / HTTP/9.9\r\n\r\n"), std::string("GET /% HTTP/1.1\r\nHost: x\r\n\r\n"),
        std::string(100'000, 'a'), "GET / HTTP/1.1\r\n" + std::string(100'000, 'b'),
        std::string("POST /api/me/log HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
        std::string("POST /api/me/log HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"),
        std::string("POST /api/me/log HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
    const Client client(house.port());
    client.send(nonsense);
    client.hang_up();
    std::string rest;
    const Reply reply = read_reply(client, rest);
    EXPECT_TRUE(reply.status == 0 || (reply.status >= 400 && reply.status < 500)) << reply.status;
  }
  EXPECT_EQ(house.get("/api/health").status, 200);
}

TEST(Serving, BodiesTooLargeAreRefused) {
  const RunningHouse house;
  const std::string large((std::size_t{1} << 20U) + 1, ' ');
  EXPECT_EQ(ask_json(house.port(), "POST", "/api/athletes", large).status, 413);
  // A GET carries none at all.
  EXPECT_EQ(ask(house.port(), "GET", "/api/health", {}, "x").status, 413);
  // In pieces of unknown number it is noticed when it is too much.
  const Client client(house.port());
  client.send("POST /api/athletes HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(house.port()) +
              "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string piece = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
  for (int i = 0; i < 32 && client.send(piece); ++i) {
  }
  std::string rest;
  EXPECT_EQ(read_reply(client, rest).status, 413);
}

TEST(Serving, WhoAsksToGoOnIsToldSoOrRefusedBefore) {
  const RunningHouse house;
  const Client client(house.port());
  const std::string body = R"({"name": "Ana"})";
  const std::string head = request_text(house.port(), "POST", "/api/athletes",
                                        {{"Content-Type", "application/json"},
                                         {"Expect", "100-continue"},
                                         {"Content-Length", std::to_string(body.size())}});
  client.send(head);
  std::string rest;
  EXPECT_EQ(read_reply(client, rest).status, 100);
  client.send(body);
  EXPECT_EQ(read_reply(client, rest).status, 201);
}

// Half of a head, and then nothing: 200 such clients take no thread from anybody.
TEST(Serving, TwoHundredHalfOpenClientsStopNobody) {
  const RunningHouse house;
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Client>(house.port()));
    ASSERT_TRUE(slow.back()->connected());
    // Some say nothing, some half a head, some half a body.
    if (i % 3 == 1) slow.back()->send("GET /api/health HTTP/1.1\r\nHos");
    if (i % 3 == 2) {
      slow.back()->send(
          "POST /api/athletes HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(house.port()) +
          "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
    }
  }
  for (int i = 0; i < 20; ++i) EXPECT_EQ(house.get("/api/athletes").status, 200);
}

TEST(Serving, WhoIsTooSlowIsCutOff) {
  ListenerOptions limits;
  limits.head_time = std::chrono::milliseconds{50};
  limits.piece_time = std::chrono::milliseconds{50};
  const RunningHouse house(limits);
  const Client half_head(house.port()), half_body(house.port());
  half_head.send("GET /api/health HTTP/1.1\r\nHos");
  half_body.send(request_text(house.port(), "POST", "/api/athletes",
                              {{"Content-Type", "application/json"}, {"Content-Length", "100"}}) +
                 "{");
  EXPECT_EQ(half_head.receive(), "");  // closed; the client itself would wait for half a minute
  EXPECT_EQ(half_body.receive(), "");
}

TEST(Serving, BeyondTheMostConnectionsNewOnesAreClosed) {
  ListenerOptions limits;
  limits.most_connections = 2;
  const RunningHouse house(limits);
  const Client one(house.port()), two(house.port());
  std::string rest;
  one.send(request_text(house.port(), "GET", "/api/health"));
  two.send(request_text(house.port(), "GET", "/api/health"));
  EXPECT_EQ(read_reply(one, rest).status, 200);
  EXPECT_EQ(read_reply(two, rest).status, 200);
  EXPECT_EQ(house.get("/api/health").status, 0);
  one.send(request_text(house.port(), "GET", "/api/health"));
  EXPECT_EQ(read_reply(one, rest).status, 200);
}

TEST(Serving, APortThatIsTakenIsTold) {
  const RunningHouse house;
  ListenerOptions options;
  options.port = house.port();
  class Nobody : public Service {
   public:
    BodyPlan plan(const RequestHead&) override { return KeepBody{}; }
    Response answer(const Request&) override { return {}; }
    Response refuse(int, std::string_view) override { return {}; }
  } nobody;
  const auto second = Listener::open(nobody, options);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUsage);
  EXPECT_THAT(second.error().hint, HasSubstr("--port"));
}

// Who asks for much and reads nothing of it holds no thread either.
TEST(Serving, TwoHundredWhoDoNotReadStopNobody) {
  const RunningHouse house;
  const std::string film = random_bytes(3'000'000);
  const Reply begun =
      house.send("POST", "/api/uploads", {{"name", "f.mp4"}, {"size", film.size()}});
  const auto done = json_of(send_piece(house.port(), begun.headers.at("location"), 0, film));
  const std::string file = "/api/clips/" + done["clip"].get<std::string>() + "/file";
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(std::make_unique<Client>(house.port()));
    idle.back()->send(request_text(house.port(), "GET", i % 2 == 0 ? file : "/api/events"));
  }
  for (int i = 0; i < 20; ++i) EXPECT_EQ(house.get("/api/athletes").status, 200);
  EXPECT_EQ(house.get(file).body.size(), film.size());
}

// A byte now and a byte then: as long as the time for a head lasts, and no longer.
TEST(Serving, WhoDribblesStopsNobody) {
  ListenerOptions limits;
  limits.head_time = std::chrono::milliseconds{200};
  const RunningHouse house(limits);
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 50; ++i) slow.push_back(std::make_unique<Client>(house.port()));
  const std::string text = request_text(house.port(), "GET", "/api/health");
  for (std::size_t i = 0; i < 10; ++i) {
    for (const auto& client : slow) client->send(text.substr(i, 1));
    EXPECT_EQ(house.get("/api/health").status, 200);
  }
  for (const auto& client : slow) EXPECT_EQ(client->receive(), "") << "cut off, however it went on";
}

// Every operation with what breaks parsers, seed fixed: each is answered or cut off, none by 500,
// and the server stays. `dowel_fuzz_http` does the same for hours.
TEST(Serving, HostileRequestsHurtNobody) {
  const RunningHouse house;
  HostileRequests requests(openapi_text(), house.port(), 20261126);
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const auto logged = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}}));
  requests.know("{a}", "me");
  requests.know("{exercise}", "deadlift");
  requests.know("{id}", logged["sets"][0]["id"].get<std::string>());
  int answered = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string bytes = requests.next();
    const Client client(house.port());
    client.send(bytes);
    client.hang_up();
    std::string rest;
    const Reply reply = read_reply(client, rest, bytes.starts_with("HEAD"));
    EXPECT_NE(reply.status, 500) << bytes << "\n" << reply.body;
    answered += reply.status > 0 ? 1 : 0;
  }
  EXPECT_GT(answered, 900);
  EXPECT_EQ(house.get("/api/health").status, 200);
}

}  // namespace
}  // namespace dowel::server
