#include "report/gate_text.h"

#include <fmt/format.h>

#include <set>

#include "report/measure_name.h"
#include "report/plan_json.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr std::size_t kWidth = 96;
constexpr std::size_t kMostRows = 12;

std::string pad(std::string text, std::size_t width) {
  const std::size_t used = columns(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

void add_wrapped(std::string& out, const std::string& first, const std::string& next,
                 const std::string& text) {
  bool begun = false;
  for (const std::string& line : wrap(text, kWidth - columns(first))) {
    out.append(begun ? next : first).append(line).append("\n");
    begun = true;
  }
}

std::string limit_text(const GateEvidence& e) {
  const MeasureName name = name_measure(e.measure, {});
  return (e.broken_above ? "at most " : "at least ") + value_text(name, e.threshold);
}

void add_rows(std::string& out, const std::vector<GateEvidence>& evidence) {
  std::size_t rows = 0;
  std::string day;
  for (const GateEvidence& e : evidence) {
    if (rows == kMostRows) {
      out += fmt::format("    … and {} more\n", evidence.size() - rows);
      return;
    }
    const std::string here = plan_words::day(std::chrono::floor<std::chrono::days>(e.when));
    if (here != day) {
      out.append("  Measured on ").append(here).append("\n");
      day = here;
    }
    const MeasureName name = name_measure(e.measure, {});
    out += fmt::format("    rep {:2}, {:5.1f} s  {} {}\n", e.rep, e.at_s,
                       pad(value_text(name, Measured{e.value, e.sd}), 16), limit_text(e));
    add_wrapped(out, "                    ", "                    ", name.title);
    ++rows;
  }
}

void add_sources(std::string& out, const std::vector<GateEvidence>& evidence) {
  std::set<std::string> told;
  for (const GateEvidence& e : evidence) {
    if (e.source.empty() || !told.insert(e.rule).second) continue;
    const std::string head = "The limit of " + e.checkpoint + " (" + limit_text(e) + "): ";
    add_wrapped(out, "  ", "    ", head + e.source);
  }
}

}  // namespace

GateAbout gate_about(const ProgressScheme& scheme) {
  return {scheme.gated, scheme.by_load, scheme.own};
}

std::string verdict_words(GateVerdict verdict, const GateAbout& about) {
  switch (verdict) {
    case GateVerdict::kPass:
      return "PASS: the next step is allowed";
    case GateVerdict::kHold:
      return "HOLD: no more load yet";
    case GateVerdict::kRegress:
      return "STEP BACK";
    case GateVerdict::kNotMeasured:
      break;
  }
  if (!about.judged) return "NOT JUDGED: no film tells the form here, so it is your own call";
  if (about.own) return "NOT MEASURED: nobody filmed the form; the load follows your own programme";
  if (!about.by_load) return "NOT MEASURED: nothing harder without a film";
  return "NOT MEASURED: no more load without a film";
}

std::string gate_line(const std::string& exercise, const GateRuling& ruling,
                      const GateAbout& about) {
  const std::string head = exercise + ": " + verdict_words(ruling.verdict, about) + ".";
  const std::string line = head + " " + ruling.why.text;
  return columns(line) <= kWidth ? line : head;
}

std::string override_text(const GateOverride& said, const std::string& athlete) {
  const bool own = said.by.empty() || said.by == athlete;
  return (own ? "You" : said.by) + " overrode it: " + std::string(verdict_key(said.to)) +
         ", because \"" + said.reason + "\". It is kept in the log" +
         (said.by.empty() ? "." : ", signed " + said.by + ".");
}

std::string gate_text(const GateRuling& ruling, const GateAbout& about) {
  std::string out;
  add_wrapped(out, "", "  ", "The gate says " + verdict_words(ruling.verdict, about) + ".");
  add_wrapped(out, "  Why: ", "       ", ruling.why.text);
  add_wrapped(out, "       ", "       ", fmt::format("({})", plan_words::footing(ruling.why)));
  add_wrapped(out, "  What would change the answer: ", "       ", ruling.would_change);
  add_rows(out, ruling.evidence);
  add_sources(out, ruling.evidence);
  return out;
}

}  // namespace dowel::report
