#pragma once

#include <memory>
#include <string>

#include "app/rules_in_force.h"
#include "cli/log_options.h"
#include "core/coach/training_book.h"
#include "store/store.h"

namespace dowel::cli {

/// What every command about training works on: the log, the athlete, the rules, and the moment.
struct Desk {
  std::unique_ptr<store::Store> store;
  RulesInForce rules;
  TrainingBook book;

  const Athlete& athlete() const { return book.athlete; }
  MassUnit unit() const { return book.athlete.shown_unit; }
};

enum class DeskFor {
  kLooking,  ///< neither a log nor an athlete is made
  kWriting,  ///< a log that is not there is made; the athlete with the first change
};

/// @param at  as `parse_when` reads it; empty: now
Result<Desk> open_desk(const LogOptions& options, const std::string& at,
                       DeskFor purpose = DeskFor::kLooking);

/// Writes a change, before it the athlete if not kept yet, and reads the book anew.
Result<void> commit(Desk& desk, const store::LogChange& change);

/// Keeps what the gate answered, which is nothing to undo, and reads the book anew.
Result<void> keep_answer(Desk& desk, const GateDecision& decision);

}  // namespace dowel::cli
