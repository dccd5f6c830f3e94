#pragma once

#include "core/catalogue/knowledge.h"
#include "knowledge/id_ledger.h"

namespace dowel {

/// A sentence or phrase as it stands in the file, numbers not put in yet.
struct Wording {
  Sentence sentence;  ///< a phrase has neither rules nor sources
  bool gives_reason = false;
  TomlSpot spot;  ///< of its id
};

/// What the section readers fill while the files are gone through.
struct Reading {
  Knowledge knowledge;
  IdLedger ledger;
  std::vector<Wording> wordings;
  std::vector<TomlDocument> documents;  ///< what the spots look into
};

/// Reads one `[[name]]` table into `reading.knowledge`.
using SectionReader = void (*)(const TomlTable& table, Reading& reading);

struct Section {
  std::string_view name;  ///< of the array of tables, e.g. "exercise"
  SectionReader read;
};

/// All sections; any file may hold any of them.
std::span<const Section> all_sections();

// One reader a section, by the file it lives in.
void read_group(const TomlTable& table, Reading& reading);          // catalogue_sections.cpp
void read_muscle(const TomlTable& table, Reading& reading);         //
void read_equipment(const TomlTable& table, Reading& reading);      //
void read_exercise(const TomlTable& table, Reading& reading);       // exercise_section.cpp
void read_camera_note(const TomlTable& table, Reading& reading);    //
void read_hinge_note(const TomlTable& table, Reading& reading);     // hinge_sections.cpp
void read_checkpoint(const TomlTable& table, Reading& reading);     //
void read_mistake(const TomlTable& table, Reading& reading);        //
void read_drill(const TomlTable& table, Reading& reading);          //
void read_lift(const TomlTable& table, Reading& reading);           // weak_link_sections.cpp
void read_cause(const TomlTable& table, Reading& reading);          //
void read_test(const TomlTable& table, Reading& reading);           //
void read_sign(const TomlTable& table, Reading& reading);           //
void read_method(const TomlTable& table, Reading& reading);         // rule_sections.cpp
void read_stage(const TomlTable& table, Reading& reading);          //
void read_rule(const TomlTable& table, Reading& reading);           //
void read_sport(const TomlTable& table, Reading& reading);          //
void read_protocol(const TomlTable& table, Reading& reading);       //
void read_decision(const TomlTable& table, Reading& reading);       // reference_sections.cpp
void read_number(const TomlTable& table, Reading& reading);         //
void read_gap(const TomlTable& table, Reading& reading);            //
void read_claim(const TomlTable& table, Reading& reading);          //
void read_term(const TomlTable& table, Reading& reading);           //
void read_segment_table(const TomlTable& table, Reading& reading);  //
void read_reference(const TomlTable& table, Reading& reading);      //
void read_sentence(const TomlTable& table, Reading& reading);       // word_sections.cpp
void read_phrase(const TomlTable& table, Reading& reading);         //
void read_red_flag(const TomlTable& table, Reading& reading);       // athlete_sections.cpp
void read_condition(const TomlTable& table, Reading& reading);      //
void read_aim(const TomlTable& table, Reading& reading);            //
void read_choice_of_exercises(const TomlTable& table, Reading& reading);

// Shared by the readers.

/// Reads key "id" and defines it.
std::string read_id(const TomlTable& table, EntryKind kind, Reading& reading);
/// Reads a list of ids and notes them for resolution.
std::vector<std::string> read_ids(const TomlTable& table, std::string_view key, EntryKind kind,
                                  Reading& reading);
/// Reads one id, empty when absent.
std::string read_id_or_empty(const TomlTable& table, std::string_view key, EntryKind kind,
                             Reading& reading);
/// Reads a list of source keys that must not be empty.
std::vector<std::string> read_sources(const TomlTable& table, std::string_view key,
                                      Reading& reading);
/// Reads `[{ says = "…", source = ["S1"] }, …]`.
std::vector<Statement> read_statements(const TomlTable& table, std::string_view key,
                                       Reading& reading);
/// Reads "source", "articles", "elsewhere" and keeps the last two apart.
Basis read_basis(const TomlTable& table, Reading& reading);
/// Reads equipment alternatives.
std::vector<std::vector<std::string>> read_equipment_lists(const TomlTable& table,
                                                           Reading& reading);
/// Reads `[down, bottom, up, top]` in seconds.
std::optional<Tempo> read_tempo(const TomlTable& table, std::string_view key);

}  // namespace dowel
