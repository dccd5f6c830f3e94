#pragma once

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words in which a coach is told who needs a look, a line each; filled where they are shown.
struct RosterWords {
  Phrase warning;          ///< {signs} {day}
  Phrase warning_written;  ///< {signs} {day}
  Phrase pain;             ///< {place} {pain} {day}
  Phrase pain_morning;     ///< {place} {pain} {morning} {day}
  Phrase pain_new;
  Phrase pain_risen;      ///< {before}
  Phrase pain_same;       ///< {before}
  Phrase pain_less;       ///< {before}
  Phrase pain_lasts;      ///< {weeks}
  Phrase place_not_told;  ///< {exercise}
  Phrase film_broke;      ///< {exercise} {day}
  Phrase hold;            ///< {exercise} {day}
  Phrase step_back;       ///< {exercise} {day}
  Phrase went_on;         ///< {exercise} {by} {verdict}
  Phrase missed;          ///< {exercise} {work} {day}
  Phrase away;            ///< {days} {day}
  Phrase slide;           ///< {exercise} {figure} {percent} {sessions}
  Phrase effort;          ///< {exercise} {work} {from} {to}
  Phrase nothing_left;    ///< {exercise} {work} {sessions}
  Phrase days_missed;     ///< {missed}, {planned}, {first}, {last}
  Phrase nothing_logged;
  Phrase not_looked_at;  ///< {films} {day}
  Phrase no_film;
  Phrase no_effort;
  Phrase no_pain_told;
  Phrase no_signs_asked;
};

/// From when on an athlete needs a look: the numbers of knowledge/ that the roster goes by. All are
/// settings of this project.
struct RosterRules {
  int since_days = 0;             ///< what is shown when no day is named [days]
  int look_back_weeks = 0;        ///< sessions older than this say nothing of a slide [weeks]
  int away_days = 0;              ///< days without a session that are not yet long [days]
  int slide_sessions = 0;         ///< fewest sessions that can show a slide [sessions]
  int missed_weeks = 0;           ///< so far back planned sessions are looked for [weeks]
  int missed_sessions = 0;        ///< fewest without a log that are told of [sessions]
  double missed_part = 0;         ///< of the planned ones, at least [part]
  double slide_part = 0;          ///< loss from which on it is one [part]
  int effort_sessions = 0;        ///< fewest sessions of the same work that can show it [sessions]
  double effort_rise = 0;         ///< rise of effort that counts [of 10]
  double effort_from = 0;         ///< effort from which on it counts [of 10]
  int nothing_left_sessions = 0;  ///< so many in a row are told of [sessions]
  int note_stands_days = 0;       ///< a note that was not trained after goes after this [days]
  RosterWords words{};
};

}  // namespace dowel
