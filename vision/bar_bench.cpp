// What the bar costs a frame: a new search for round things, going on with known ones, and telling
// the bar from a whole film. Peer: OpenCV's Hough transform for circles on the same small picture.

#include <benchmark/benchmark.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/follow_bar.h"
#include "vision/rounds_at_hands.h"
#include "vision/testing/draw_disc.h"

namespace {

using namespace dowel;
using namespace dowel::vision;

Frame gym(int width_px, int height_px) {
  Frame frame = drawn::grained(width_px, height_px, 130, 8);
  for (int k = 0; k < 12; ++k) {
    const auto level = static_cast<std::uint8_t>(40 + 15 * k);
    drawn::fill_box(frame, k * width_px / 12, 0, width_px / 40, height_px, {level, 90, 120});
  }
  const double r = height_px / 9.0;
  drawn::draw_disc(frame, {{width_px * 0.5, height_px * 0.6}, r, 0.97}, {60, 140, 70});
  drawn::draw_disc(frame, {{width_px * 0.5, height_px * 0.6}, 0.3 * r, 0.97}, {200, 200, 200});
  return frame;
}

RoundSearch around(const Frame& frame) {
  const double trunk_px = frame.height_px / 4.5;
  return {{frame.width_px * 0.5 + 9, frame.height_px * 0.6 - 14},
          0.75 * trunk_px,
          0.17 * trunk_px,
          0.85 * trunk_px,
          0.98};
}

void NewRounds(benchmark::State& state) {
  const Frame frame = gym(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(find_round_things(frame, around(frame)));
}
BENCHMARK(NewRounds)->Args({360, 640})->Args({1080, 1920})->Unit(benchmark::kMicrosecond);

void KnownRound(benchmark::State& state) {
  const Frame frame = gym(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  const Rim guess{
      {frame.width_px * 0.5 + 3, frame.height_px * 0.6 - 4}, frame.height_px / 9.0, 0.97};
  for (auto _ : state) benchmark::DoNotOptimize(fit_rim(frame, guess, {.rays = 40}));
}
BENCHMARK(KnownRound)->Args({360, 640})->Args({1080, 1920})->Unit(benchmark::kMicrosecond);

void HoughCircles(benchmark::State& state) {
  Frame frame = gym(360, 640);
  const cv::Mat bgrx(frame.height_px, frame.width_px, CV_8UC4, frame.bgrx.data());
  for (auto _ : state) {
    cv::Mat grey;
    cv::cvtColor(bgrx, grey, cv::COLOR_BGRA2GRAY);
    std::vector<cv::Vec3f> circles;
    cv::HoughCircles(grey, circles, cv::HOUGH_GRADIENT, 1, 20, 100, 40, 24, 120);
    benchmark::DoNotOptimize(circles);
  }
}
BENCHMARK(HoughCircles)->Unit(benchmark::kMicrosecond);

void WholeFilm(benchmark::State& state) {
  TrackedPeople film;
  Person person;
  const auto n = static_cast<int>(state.range(0));
  for (int i = 0; i < n; ++i) {
    const double t = i / 30.0;
    film.times_s.push_back(t);
    Look look;
    look.frame = static_cast<std::size_t>(i);
    PoseFrame pose;
    pose.time_s = t;
    pose.found = true;
    for (std::size_t j = 0; j < kJointCount; ++j) {
      pose.image[j] = {
          300.0F + static_cast<float>(j),
          static_cast<float>(400 - 90 * std::cos(2 * t) + 9.0 * static_cast<double>(j)), 1, 1};
    }
    look.pose = pack(pose);
    for (int k = 0; k < 5; ++k) {
      RoundThing thing;
      thing.x_px = static_cast<float>(300 + 40 * k * std::sin(i * k));
      thing.y_px = static_cast<float>(500 - 90 * std::cos(2 * t) + 30 * k * std::cos(7 * i * k));
      thing.radius_px = 50;
      thing.support = k == 0 ? 0.9F : 0.6F;
      look.rounds.push_back(thing);
    }
    person.looks.push_back(std::move(look));
  }
  film.people.push_back(std::move(person));
  for (auto _ : state) benchmark::DoNotOptimize(follow_bar(film, film.people.front()));
}
BENCHMARK(WholeFilm)->Arg(600)->Arg(18000)->Unit(benchmark::kMillisecond);

}  // namespace
