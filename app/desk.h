#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/log_book.h"
#include "app/rules_in_force.h"
#include "core/coach/training_book.h"
#include "store/store.h"

/// Where every command begins: the log, whose it is, and the rules in force.
namespace dowel::app {

/// Which log is meant and whose, as the user said it.
struct DeskWords {
  std::optional<std::filesystem::path> log{};  ///< absent: the default place
  std::string athlete{};                       ///< empty: see `find_athlete`
};

enum class DeskFor {
  kGlancing,  ///< to read quickly, at most to keep an answer: damage is told when it is met
  kLooking,   ///< to read, or to change what is there: no log is made
  kWriting,   ///< a log that is not there is made
};

/// An open log and its athlete, for commands that look up single entries.
struct LogDesk {
  std::unique_ptr<store::Store> store;
  RulesInForce rules;
  Athlete athlete;  ///< put into the log before the first change; empty: the whole log is meant

  MassUnit unit() const { return athlete.shown_unit; }
};

/// The same with all that the log says of the athlete at one moment, for decisions about training.
struct Desk {
  std::unique_ptr<store::Store> store;
  RulesInForce rules;
  TrainingBook book;

  const Athlete& athlete() const { return book.athlete; }
  MassUnit unit() const { return book.athlete.shown_unit; }
};

/// @returns errors: as `open_log`, `look_into_log`, `find_athlete` and `load_rules`
Result<LogDesk> open_log_desk(const DeskWords& words, DeskFor purpose = DeskFor::kLooking);

/// For what concerns the whole log: whose it is is not asked.
Result<LogDesk> open_whole_log(const DeskWords& words, DeskFor purpose = DeskFor::kLooking);

/// @param now  the moment that counts as the present
/// @returns errors: as `open_log_desk` and `read_book`
Result<Desk> open_desk(const DeskWords& words, LocalTime now, DeskFor purpose = DeskFor::kLooking);

/// Writes a change, before it the athlete if not kept yet.
/// @returns the number under which `undo` knows it; errors: as the store's
Result<std::int64_t> commit(LogDesk& desk, const LogChange& change);

/// The same, and reads the book anew.
Result<std::int64_t> commit(Desk& desk, const LogChange& change);

/// Keeps what the gate answered, which is nothing to undo; in the book, too.
Result<void> keep_answer(Desk& desk, const GateDecision& decision);

/// Fresh identities, and the present moment in UTC: of this machine.
IdGenerator fresh_ids();
Instant utc_now();

}  // namespace dowel::app
