#pragma once

#include <string>
#include <vector>

#include "core/coach/book.h"
#include "core/gate/gate.h"
#include "core/progress/progress.h"

/// The load gate over a log: film comes back from the stored analyses, pain from the sets and from
/// what the athlete answered since.
namespace dowel {

/// The sessions of one exercise as the gate sees them, one each, oldest first. Of what was told of
/// pain only that counts which touches the exercise.
/// @returns errors: unreadable for a stored analysis that is damaged, naming its clip
Result<std::vector<GateSession>> gate_sessions(const Book& book, const std::string& slug,
                                               const std::vector<DoneSession>& done);

/// The gate's word behind the sessions of one exercise, worked out anew and dated to the session,
/// so that a corrected entry corrects what follows. What the athlete overrode stays overridden
/// until something worse comes up: pain that was not there, or a film that shows a fault.
/// @param sessions  as `gate_sessions` gives them
Result<std::vector<SessionRuling>> gate_rulings(const Book& book, const std::string& slug,
                                                const std::vector<GateSession>& sessions);

/// What the films say of the slow hinges (R-P1).
struct HingeForm {
  bool slow = false;    ///< as `slow_hinge_passed`
  bool loaded = false;  ///< as `loaded_hinge_passed`, now
};
/// @returns errors: as `Book::exercise`
Result<HingeForm> hinge_form(const Book& book);

/// What to do with one exercise next.
struct NextStep {
  ProgressScheme scheme{};
  Progress progress{};            ///< of what was logged, the gate's word included
  std::vector<SetEntry> done{};   ///< working sets of the last session
  DoneSessions all{};             ///< sessions of the exercise, in the book; valid as long as it.
                                  ///< Of a lift with several own lines as the asked one sees them
  std::optional<OwnLift> line{};  ///< of the own programme that is asked about
  bool begun = false;             ///< something of it was done
  WorkTarget before{};            ///< the target of the last session
  WorkTarget if_passed{};         ///< what the target were, had the gate passed the last session
  int sessions = 0;
  GateRuling ruling{};
  std::optional<GateOverride> overridden{};  ///< what the athlete does instead of the ruling
};

/// @param slug  of the catalogue
/// @param line  of the own programme; null: the one whose turn it is, where there are several
/// @returns errors: usage for an unknown exercise; as `Book::exercise`
Result<NextStep> next_step(const Book& book, const std::string& slug,
                           const OwnLift* line = nullptr);

/// The same for a lift of the own programme that the catalogue does not know: no gate speaks of it.
/// @param name  however written
/// @returns nothing where the own programme does not name it; errors: as the reader's
Result<std::optional<NextStep>> own_step(const Book& book, const std::string& name,
                                         const OwnLift* line = nullptr);

}  // namespace dowel
