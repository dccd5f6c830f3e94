#pragma once

#include "core/catalogue/knowledge.h"

namespace dowel {

// One page a kind of entry; all plain text as `explain` returns it.
std::string page_of(const Knowledge& knowledge, const MuscleGroup& group);
std::string page_of(const Knowledge& knowledge, const Muscle& muscle);
std::string page_of(const Knowledge& knowledge, const Equipment& equipment);
std::string page_of(const Knowledge& knowledge, const Exercise& exercise);
std::string page_of(const Knowledge& knowledge, const LiftProfile& lift);
std::string page_of(const Knowledge& knowledge, const Cause& cause);
std::string page_of(const Knowledge& knowledge, const DiscriminatingTest& test);
std::string page_of(const Knowledge& knowledge, const SignRule& sign);
std::string page_of(const Knowledge& knowledge, const HingeNote& note);
std::string page_of(const Knowledge& knowledge, const Checkpoint& checkpoint);
std::string page_of(const Knowledge& knowledge, const Mistake& mistake);
std::string page_of(const Knowledge& knowledge, const Drill& drill);
std::string page_of(const Knowledge& knowledge, const ProgressionMethod& method);
std::string page_of(const Knowledge& knowledge, const ProgressionStage& stage);
std::string page_of(const Knowledge& knowledge, const ProgrammeRule& rule);
std::string page_of(const Knowledge& knowledge, const SportEmphasis& sport);
std::string page_of(const Knowledge& knowledge, const Protocol& protocol);
std::string page_of(const Knowledge& knowledge, const Decision& decision);
std::string page_of(const Knowledge& knowledge, const Number& number);
std::string page_of(const Knowledge& knowledge, const Gap& gap);
std::string page_of(const Knowledge& knowledge, const Claim& claim);
std::string page_of(const Knowledge& knowledge, const Term& term);
std::string page_of(const Knowledge& knowledge, const RedFlagQuestion& flag);
std::string page_of(const Knowledge& knowledge, const AthleteCondition& condition);
std::string page_of(const Knowledge& knowledge, const ExerciseChoice& choice);
std::string page_of(const Knowledge& knowledge, const Sentence& sentence);
std::string page_of(const Knowledge& knowledge, const Reference& reference);

/// "3 x 20 s a side", "2-3 x 8-12", "tempo 3-2-1-0": a dosage in one line, without its source.
std::string dosage_line(const Dosage& dosage);

/// "cable machine with ankle strap, or long resistance band": alternatives by name.
std::string equipment_line(const Knowledge& knowledge,
                           const std::vector<std::vector<std::string>>& alternatives);

/// "8-12", or "3" when both ends are the same.
std::string range_words(const IntRange& range);
std::string range_words(const RealRange& range);

/// "3-2-1-0".
std::string tempo_words(const Tempo& tempo);

}  // namespace dowel
