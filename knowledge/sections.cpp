#include "knowledge/sections.h"

#include <algorithm>
#include <array>

namespace dowel {

std::span<const Section> all_sections() {
  static constexpr std::array<Section, 31> kSections{{
      {"group", read_group},
      {"muscle", read_muscle},
      {"equipment", read_equipment},
      {"exercise", read_exercise},
      {"camera", read_camera_note},
      {"hinge", read_hinge_note},
      {"checkpoint", read_checkpoint},
      {"mistake", read_mistake},
      {"drill", read_drill},
      {"lift", read_lift},
      {"cause", read_cause},
      {"test", read_test},
      {"sign", read_sign},
      {"method", read_method},
      {"stage", read_stage},
      {"rule", read_rule},
      {"sport", read_sport},
      {"protocol", read_protocol},
      {"decision", read_decision},
      {"number", read_number},
      {"gap", read_gap},
      {"claim", read_claim},
      {"term", read_term},
      {"segment_table", read_segment_table},
      {"reference", read_reference},
      {"sentence", read_sentence},
      {"phrase", read_phrase},
      {"red_flag", read_red_flag},
      {"condition", read_condition},
      {"aim", read_aim},
      {"choice", read_choice_of_exercises},
  }};
  return kSections;
}

std::string read_id(const TomlTable& table, EntryKind kind, Reading& reading) {
  std::string id = table.text("id");
  if (!id.empty()) reading.ledger.define(kind, id, table.spot("id"));
  return id;
}

std::vector<std::string> read_ids(const TomlTable& table, std::string_view key, EntryKind kind,
                                  Reading& reading) {
  std::vector<std::string> ids = table.texts(key);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    reading.ledger.mention(kind, ids[i], table.spot(key, i));
  }
  return ids;
}

std::string read_id_or_empty(const TomlTable& table, std::string_view key, EntryKind kind,
                             Reading& reading) {
  std::string id = table.text_or_empty(key);
  if (!id.empty()) reading.ledger.mention(kind, id, table.spot(key));
  return id;
}

std::vector<std::string> read_sources(const TomlTable& table, std::string_view key,
                                      Reading& reading) {
  std::vector<std::string> sources = read_ids(table, key, EntryKind::kReference, reading);
  if (sources.empty()) {
    table.refuse(key, "no source is named",
                 "add " + std::string(key) + " = [\"S0\"] or the key of a reference");
  }
  return sources;
}

std::vector<Statement> read_statements(const TomlTable& table, std::string_view key,
                                       Reading& reading) {
  std::vector<Statement> statements;
  for (const TomlTable& item : table.tables(key)) {
    statements.push_back({item.text("says"), read_sources(item, "source", reading)});
  }
  return statements;
}

Basis read_basis(const TomlTable& table, Reading& reading) {
  Basis basis{read_sources(table, "source", reading), read_statements(table, "articles", reading),
              read_statements(table, "elsewhere", reading)};
  for (const Statement& statement : basis.articles) {
    if (!std::ranges::all_of(statement.sources, is_article)) {
      table.refuse("articles", "an outside source stands among what the articles say",
                   "move the statement to 'elsewhere'");
    }
  }
  for (const Statement& statement : basis.elsewhere) {
    if (std::ranges::any_of(statement.sources, is_article)) {
      table.refuse("elsewhere", "an article stands among what comes from elsewhere",
                   "move the statement to 'articles'");
    }
  }
  return basis;
}

std::vector<std::vector<std::string>> read_equipment_lists(const TomlTable& table,
                                                           Reading& reading) {
  std::vector<std::vector<std::string>> lists = table.text_lists("equipment");
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const std::string& item : lists[i]) {
      reading.ledger.mention(EntryKind::kEquipment, item, table.spot("equipment", i));
    }
  }
  return lists;
}

std::optional<Tempo> read_tempo(const TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  const TomlTable tempo = table.table(key);
  const TomlLimits limits{0, 60};
  return Tempo{tempo.integer("down_s", limits), tempo.integer("bottom_s", limits),
               tempo.integer("up_s", limits), tempo.integer("top_s", limits)};
}

}  // namespace dowel
