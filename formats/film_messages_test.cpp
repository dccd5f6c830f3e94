#include "formats/film_messages.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace dowel::formats {
namespace {

using namespace nlohmann::literals;

// The message without its length, which must be the right one.
std::string body_of(const std::string& message) {
  const auto length = film_message_length(message);
  EXPECT_TRUE(length);
  EXPECT_EQ(length.value_or(0) + 4, message.size());
  return message.substr(4);
}

AnalyseFilm full_request() {
  AnalyseFilm request;
  request.clip = "a film with \xff\xfe no UTF-8.mp4";
  request.exercise = "deadlift";
  request.athlete = {1.78, 81.5, Sex::kFemale, 102.5};
  request.network = FilmNetwork::kHeavy;
  request.json = "out/a.json";
  request.html = "out/a.html";
  request.overlay = "out/a.mp4";
  request.csv_folder = "out/tables";
  request.person = 2;
  request.edges = {{3, 1.5, std::nullopt, 2.25}, {4, std::nullopt, 7.125, std::nullopt}};
  request.synthetic = true;
  request.colour = true;
  return request;
}

TEST(FilmMessages, RequestsComeOutAsTheyWentIn) {
  for (const FilmRequest& request :
       {FilmRequest{full_request()}, FilmRequest{AnalyseFilm{}},
        FilmRequest{DrawFilm{"\xe9t\xe9.mp4"}}, FilmRequest{CheckFilm{}}}) {
    const auto read = read_film_request(body_of(film_message(request)));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, request);
  }
}

TEST(FilmMessages, AnswersComeOutAsTheyWentIn) {
  FilmAnalysed analysed{"5 reps\n", {"deadlift"}, 5, 3, 4, "{\"schema\": 1}"};
  analysed.width_px = 720;
  analysed.height_px = 1280;
  analysed.people = {{true, 5, 0, 12.5, 3.25, 100, 200, 300.5, 800},
                     {false, 0, 4, 5, 4.5, 0, 0, 50, 120}};
  const auto read = read_film_answer(body_of(film_message(FilmAnswer{analysed})));
  ASSERT_TRUE(read && std::holds_alternative<FilmAnalysed>(*read));
  EXPECT_EQ(std::get<FilmAnalysed>(*read), analysed);

  const FilmProgress progress{(std::int64_t{1} << 40U), std::nullopt};
  const auto told = read_film_answer(body_of(film_message(FilmAnswer{progress})));
  ASSERT_TRUE(told && std::holds_alternative<FilmProgress>(*told));
  EXPECT_EQ(std::get<FilmProgress>(*told), progress);

  const Error error{ErrorCode::kCancelled, "stopped", "here", "start again"};
  const auto failed = read_film_answer(body_of(film_message(FilmAnswer{error})));
  ASSERT_TRUE(failed && std::holds_alternative<Error>(*failed));
  EXPECT_EQ(std::get<Error>(*failed).code, error.code);
  EXPECT_EQ(std::get<Error>(*failed).message, error.message);
  EXPECT_EQ(std::get<Error>(*failed).where, error.where);
  EXPECT_EQ(std::get<Error>(*failed).hint, error.hint);

  FilmChecked checked;
  checked.parts = {{"networks", "lite"}, {"encoder", tl::unexpected(error)}};
  const auto looked = read_film_answer(body_of(film_message(FilmAnswer{checked})));
  ASSERT_TRUE(looked && std::holds_alternative<FilmChecked>(*looked));
  const auto& parts = std::get<FilmChecked>(*looked).parts;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].first, "networks");
  EXPECT_EQ(*parts[0].second, "lite");
  ASSERT_FALSE(parts[1].second);
  EXPECT_EQ(parts[1].second.error().hint, "start again");
}

// The process that reads films may have been taken over by a film: nothing it says is trusted.
TEST(FilmMessages, WhatIsNoMessageIsAnError) {
  for (const std::string& bytes : {std::string(), std::string("hello"), std::string(1, '\xa0'),
                                   std::string("\xa1\x62is\x63no!", 8), std::string(64, '\xff')}) {
    const auto read = read_film_answer(bytes);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kBadData);
    EXPECT_FALSE(read_film_request(bytes));
  }
  EXPECT_FALSE(film_message_length("abc"));
  EXPECT_FALSE(film_message_length("\xff\xff\xff\xff"));  // 4 GiB would be taken at its word
}

TEST(FilmMessages, ANumberThatIsNoWholeOneOrTooLargeIsNoMessage) {
  using Json = nlohmann::json;
  const Json whole = Json::from_cbor(body_of(film_message(FilmRequest{full_request()})));
  for (const Json& wrong :
       {Json(-2.5e35), Json(1.5), Json(5'000'000'000), Json("2"), Json(nullptr)}) {
    for (const auto& place : {"/person"_json_pointer, "/edges/0/0"_json_pointer}) {
      Json message = whole;
      message[place] = wrong;
      const auto bytes = Json::to_cbor(message);
      const auto read = read_film_request(std::string(bytes.begin(), bytes.end()));
      ASSERT_FALSE(read) << place.to_string() << " " << wrong;
      EXPECT_EQ(read.error().code, ErrorCode::kBadData);
    }
  }
}

TEST(FilmMessages, BrokenBytesNeverCrash) {
  std::mt19937 random(7);
  const std::string whole = body_of(film_message(FilmRequest{full_request()}));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(read_film_request(whole.substr(0, length))) << length;
  }
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
    static_cast<void>(read_film_request(bytes));
    static_cast<void>(read_film_answer(bytes));
  }
}

}  // namespace
}  // namespace dowel::formats
