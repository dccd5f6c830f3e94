#pragma once

#include "core/coach/book.h"

namespace dowel {

/// The log of a scripted athlete, with its films and plans as typed values, and the book of it at
/// any moment: what the coach reads of a real log comes out of a store.
class ScriptedLog {
 public:
  /// Keeps a reference to the rules.
  ScriptedLog(const Athlete& athlete, const RulesInForce& rules);

  const LogData& data() const { return log_; }
  const AthleteId& athlete() const { return log_.athletes.front().id; }
  void own(std::vector<std::string> equipment);

  SessionId begin_session(LocalTime when);
  /// @returns the set with its identity
  const SetEntry& add(SetEntry set, const SessionId& session);
  void add_film(const SetEntry& set, FilmedSet film, LocalTime when);
  void tell(const PainReport& pain, LocalTime when);
  void answer(const std::vector<RedFlagAnswer>& answers, LocalTime when);
  void keep(const PlanRequest& request, const Programme& programme, LocalTime when);

  /// What the log says at a moment, for a `Book`.
  TrainingBook told(LocalTime now) const;

 private:
  const RulesInForce& rules_;
  LogData log_{};
  ReadDocuments documents_{};
};

}  // namespace dowel
