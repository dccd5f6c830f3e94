#include "report/roster_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/coach/training_book.h"
#include "report/log_words.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr std::size_t kLongestName = 16;

std::string cut(const std::string& text, std::size_t width) {
  if (columns(text) <= width || width == 0) return text;
  std::string kept;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (starts && ++used == width) break;
    kept += text[i];
  }
  return kept + "…";
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = columns(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

// A page of text that grows line by line.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  void line(const std::string& text = "") { text_.append(text).append("\n"); }
  // Breaks the text; every line begins with `head` or as many blanks.
  void wrapped(const std::string& head, const std::string& text) {
    const std::size_t indent = columns(head);
    std::string first = head;
    for (const std::string& part : wrap(text, width_ > indent + 20 ? width_ - indent : 20)) {
      line(first + part);
      first.assign(indent, ' ');
    }
  }
  std::size_t width() const { return width_; }
  const std::string& text() const { return text_; }

 private:
  std::size_t width_;
  std::string text_{};
};

std::string gaps_text(const std::vector<RosterGap>& gaps, const Knowledge& knowledge) {
  std::vector<std::string> words;
  for (const RosterGap gap : gaps) words.push_back(gap_words(gap, knowledge));
  return join_words(words);
}

// What a fact rests on beside its line: the gate's reason, somebody's own words.
void add_grounds(Page& page, const RosterFact& fact) {
  const auto own_words = [&](const std::string& note) {
    if (!note.empty()) page.wrapped("    ", "“" + note + "”");
  };
  if (const auto* sign = std::get_if<WarningSign>(&fact)) own_words(sign->note);
  if (const auto* pain = std::get_if<PainTold>(&fact)) own_words(pain->note);
  if (const auto* film = std::get_if<FilmBroke>(&fact)) page.wrapped("    ", film->why.text);
  if (const auto* missed = std::get_if<MissedLift>(&fact)) own_words(missed->set.notes);
  if (const auto* held = std::get_if<HeldBack>(&fact)) {
    page.wrapped("    ", held->why.text);
    if (!held->overridden) return;
    const GateOverride& other = *held->overridden;
    page.wrapped("    ", "“" + other.reason + "” " +
                             (other.by.empty() ? "Not signed" : "Signed " + other.by) + ", " +
                             plan_words::day(day_of(other.said)) + ".");
  }
}

void add_details(Page& page, const RosterPerson& person, const RosterTold& told,
                 const Knowledge& knowledge) {
  const RosterEntry& entry = person.entry;
  page.line(person.name);
  std::string last_command;
  for (const RosterFact& fact : entry.facts) {
    page.wrapped("  ", as_sentence(fact_words(fact, entry.athlete, knowledge)));
    add_grounds(page, fact);
    const std::string command = more_about(fact, person.asked);
    if (command != last_command) page.line("    " + command);
    last_command = command;
  }
  std::string sessions = count_of(static_cast<std::size_t>(entry.sessions), "session") + " since " +
                         plan_words::day(told.since);
  if (entry.last) sessions += "; the last on " + plan_words::day(day_of(*entry.last));
  page.wrapped("  ", sessions + ".");
  if (!entry.gaps.empty()) {
    page.wrapped("  ", "Not known: " + gaps_text(entry.gaps, knowledge) + ".");
  }
  page.line();
}

// Those who are well, and how much of that is not known.
void add_well(Page& page, const std::vector<const RosterPerson*>& well,
              const Knowledge& knowledge) {
  if (well.empty()) return;
  std::vector<std::string> names;
  std::map<RosterGap, std::size_t> gaps;
  for (const RosterPerson* person : well) {
    names.push_back(person->name);
    for (const RosterGap gap : person->entry.gaps) ++gaps[gap];
  }
  page.wrapped(
      "", fmt::format("Well, as far as the log tells ({}): {}.", names.size(), join_words(names)));
  std::vector<std::string> words;
  for (const auto& [gap, count] : gaps) {
    const std::string of = well.size() == 1 ? "" : fmt::format(" ({})", count);
    words.push_back(gap_words(gap, knowledge) + of);
  }
  if (!words.empty()) page.wrapped("  ", "Not known: " + join_words(words) + ".");
}

void add_unread(Page& page, const std::vector<RosterUnread>& unread) {
  for (const RosterUnread& one : unread) {
    std::string whose = one.name.empty() ? one.log : one.name;
    if (!one.name.empty() && !one.log.empty()) whose += " in " + one.log;
    page.wrapped("", "Not read: " + whose + ": " + as_sentence(one.error.message));
    if (!one.error.hint.empty()) page.wrapped("  ", as_sentence(capitalised(one.error.hint)));
  }
  if (!unread.empty()) page.line();
}

}  // namespace

std::string roster_text(const RosterTold& told, const Knowledge& knowledge, std::size_t width) {
  Page page(width);
  std::vector<const RosterPerson*> pressing, well;
  std::size_t longest = 0;
  for (const RosterPerson& person : told.people) {
    (person.entry.facts.empty() ? well : pressing).push_back(&person);
    if (!person.entry.facts.empty()) longest = std::max(longest, columns(person.name));
  }
  const std::string when =
      plan_words::day(day_of(told.now)) + ", since " + plan_words::day(told.since) + ": ";
  if (told.people.empty()) {
    page.wrapped("", when + "nobody to look at. Add an athlete: dowel athlete add NAME");
  } else if (pressing.empty()) {
    page.wrapped("", when + "nobody needs a look.");
  } else {
    page.wrapped("", when + fmt::format("{} of {} need{} a look.", pressing.size(),
                                        count_of(told.people.size(), "athlete"),
                                        pressing.size() == 1 ? "s" : ""));
  }
  page.line();
  longest = std::min(longest, kLongestName);
  for (const RosterPerson* person : pressing) {
    const std::string name = padded(cut(person->name, kLongestName), longest);
    const RosterEntry& entry = person->entry;
    std::string fact = fact_words(entry.facts.front(), entry.athlete, knowledge);
    if (entry.facts.size() > 1) fact += fmt::format(" (+{})", entry.facts.size() - 1);
    page.wrapped("  " + name + "  ", fact);
  }
  if (!pressing.empty()) page.line();
  add_unread(page, told.unread);
  for (const RosterPerson* person : pressing) add_details(page, *person, told, knowledge);
  add_well(page, well, knowledge);
  return page.text();
}

}  // namespace dowel::report
