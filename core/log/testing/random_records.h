#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "core/log/log.h"

/// Records with anything in them that a log may hold, for round trips.
namespace dowel::testing {

class RandomRecords {
 public:
  explicit RandomRecords(std::uint32_t seed) : dice_(seed) {}

  GateDecision decision() {
    GateDecision out{.id = {id()}, .athlete = {id()}, .exercise = {text(), id()}};
    out.decided = time();
    out.ruling = ruling();
    if (one_in(2)) out.overridden_to = verdict();
    out.override_reason = text();
    out.overridden_by = text();
    return out;
  }
  PainAnswer pain() {
    PainAnswer out{.id = {id()}, .athlete = {id()}, .when = time()};
    out.region = static_cast<Region>(roll(0, 5));
    if (one_in(2)) out.during = roll(0, 10);
    if (one_in(2)) out.next_morning = roll(0, 10);
    if (one_in(2) || (!out.during && !out.next_morning)) out.stiff = one_in(2);
    out.note = text();
    return out;
  }
  /// About a session that is there.
  CoachNote note(const SessionId& session) {
    return {.id = {id()},
            .session = session,
            .written = time(),
            .author = "by " + text(),
            .text = text()};
  }
  RedFlagCheck red_flags() {
    RedFlagCheck out{.id = {id()}, .athlete = {id()}, .when = time()};
    for (int i = roll(1, 9); i > 0; --i) {
      out.answers.push_back({std::to_string(i).append("-").append(text()), one_in(3)});
    }
    out.note = text();
    return out;
  }

 private:
  bool one_in(int n) { return roll(1, n) == 1; }
  int roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(dice_); }
  std::string id() { return "id-" + std::to_string(dice_()); }
  /// Whole seconds between the years 0 and 9999.
  LocalTime time() {
    return LocalTime{std::chrono::seconds{
        std::uniform_int_distribution<std::int64_t>(-62'167'219'200, 253'402'300'799)(dice_)}};
  }
  GateVerdict verdict() { return static_cast<GateVerdict>(roll(0, 3)); }
  /// What trips whoever writes JSON, CSV or lines by hand.
  std::string text() {
    static const std::string kParts[] = {"held",
                                         " ",
                                         "\"",
                                         "\\",
                                         "\n",
                                         "\r\n",
                                         "\t",
                                         ",",
                                         ";",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ":",
                                         "null",
                                         "\\n",
                                         "=1+1",
                                         "'",
                                         "ü",
                                         "膝",
                                         "\x01",
                                         "\x7F",
                                         "-3.5",
                                         "G-11",
                                         "\"pain\":9",
                                         "\"form\":\"broken\"",
                                         "\xF0\x9F\x8F\x8B"};
    std::string out;
    for (int i = roll(0, 6); i > 0; --i) {
      out += kParts[static_cast<std::size_t>(roll(0, static_cast<int>(std::size(kParts)) - 1))];
    }
    return out;
  }
  /// Any finite number: small ones, whole ones, and every pattern of bits.
  double number() {
    switch (roll(0, 3)) {
      case 0:
        return roll(-1000, 1000);
      case 1:
        return roll(-1'000'000, 1'000'000) / 997.0;
      case 2:
        return one_in(2) ? 0.0 : -0.0;
      default: {
        const std::uint64_t bits = std::uint64_t{dice_()} << 32 | dice_();
        const double any = std::bit_cast<double>(bits);
        return std::isfinite(any) ? any : std::numeric_limits<double>::denorm_min();
      }
    }
  }
  GateEvidence evidence() {
    return {.set = {id()},
            .when = time(),
            .rep = roll(0, 30),
            .at_s = number(),
            .rule = text(),
            .checkpoint = text(),
            .measure = text(),
            .value = number(),
            .sd = number(),
            .threshold = number(),
            .broken_above = one_in(2),
            .source = text()};
  }
  GateRuling ruling() {
    GateRuling out;
    out.verdict = verdict();
    if (one_in(2)) out.session = {id()};
    out.form = static_cast<FormWord>(roll(0, 2));
    out.loaded = one_in(2);
    out.pain = roll(0, 10);
    out.pain_decided = one_in(2);
    out.planned_step = text();
    out.why.text = text();
    for (int i = roll(0, 3); i > 0; --i) out.why.rules.push_back(text());
    for (int i = roll(0, 3); i > 0; --i) out.why.sources.push_back(text());
    out.would_change = text();
    out.clean_in_a_row = roll(0, 9);
    out.clean_needed = roll(0, 9);
    for (int i = roll(0, 5); i > 0; --i) out.evidence.push_back(evidence());
    return out;
  }

  std::mt19937 dice_;
};

}  // namespace dowel::testing
