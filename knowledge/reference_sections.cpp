#include <cmath>

#include "knowledge/sections.h"

namespace dowel {

void read_decision(const TomlTable& table, Reading& reading) {
  Decision decision;
  decision.id = read_id(table, EntryKind::kDecision, reading);
  decision.topic = table.text("topic");
  for (const TomlTable& item : table.tables("positions")) {
    decision.positions.push_back({item.text("says"), read_sources(item, "source", reading)});
  }
  if (decision.positions.empty()) {
    table.refuse("positions", "no position is named", "add positions = [{ says, source }]");
  }
  decision.decision = table.text("decision");
  decision.reason = table.text("reason");
  decision.change_it = table.text("change_it");
  decision.references = read_ids(table, "see", EntryKind::kAny, reading);
  decision.basis = read_basis(table, reading);
  reading.knowledge.decisions.push_back(std::move(decision));
}

void read_number(const TomlTable& table, Reading& reading) {
  Number number;
  number.id = read_id(table, EntryKind::kNumber, reading);
  number.name = table.text("name");
  const std::optional<RealRange> range = table.range("value");
  if (!range) table.refuse("value", "key 'value' is missing", "add value = [from, to]");
  number.from = range ? range->from : 0;
  number.to = range ? range->to : 0;
  number.unit = table.text("unit");
  number.sources = read_sources(table, "source", reading);
  number.references = read_ids(table, "see", EntryKind::kAny, reading);
  number.note = table.text_or_empty("note");
  reading.knowledge.numbers.push_back(std::move(number));
}

void read_gap(const TomlTable& table, Reading& reading) {
  Gap gap;
  gap.id = read_id(table, EntryKind::kGap, reading);
  gap.name = table.text("name");
  gap.filled_by = table.text("filled_by");
  gap.numbers = read_ids(table, "numbers", EntryKind::kNumber, reading);
  gap.left_to_user = table.flag_or("left_to_user", false);
  gap.references = read_ids(table, "see", EntryKind::kAny, reading);
  gap.basis = read_basis(table, reading);
  if (!gap.left_to_user && gap.basis.elsewhere.empty()) {
    table.refuse("elsewhere", "the gap is filled from nowhere",
                 "name an outside source in 'elsewhere', or set left_to_user = true");
  }
  reading.knowledge.gaps.push_back(std::move(gap));
}

void read_claim(const TomlTable& table, Reading& reading) {
  Claim claim;
  claim.id = read_id(table, EntryKind::kClaim, reading);
  claim.name = table.text("name");
  claim.basis = read_basis(table, reading);
  reading.knowledge.claims.push_back(std::move(claim));
}

void read_term(const TomlTable& table, Reading& reading) {
  Term term;
  term.id = read_id(table, EntryKind::kTerm, reading);
  term.name = table.text("name");
  term.said = table.texts("said");
  term.text = table.text("text");
  term.basis = read_basis(table, reading);
  reading.knowledge.terms.push_back(std::move(term));
}

namespace {

SegmentInertia read_segment(const TomlTable& table) {
  const TomlLimits fraction{0.0001, 1};
  SegmentInertia segment;
  segment.segment = table.text("segment");
  segment.proximal = table.text("proximal");
  segment.distal = table.text("distal");
  segment.mass_fraction = table.number("mass", fraction);
  segment.com_fraction = table.number("com", fraction);
  segment.gyration_sagittal = table.number("gyration_sagittal", fraction);
  segment.gyration_transverse = table.number("gyration_transverse", fraction);
  segment.gyration_longitudinal = table.number("gyration_longitudinal", fraction);
  segment.paired = table.flag_or("paired", false);
  segment.part_of = table.text_or_empty("part_of");
  return segment;
}

}  // namespace

void read_segment_table(const TomlTable& table, Reading& reading) {
  SegmentTable segments;
  segments.sex = read_choice<TableSex>(table, "sex");
  segments.mean_mass_kg = table.number("mean_mass_kg", {20, 200});
  segments.mean_stature_m = table.number("mean_stature_m", {1, 2.5});
  double total = 0;
  for (const TomlTable& item : table.tables("segments")) {
    SegmentInertia segment = read_segment(item);
    segment.length_fraction = item.number("length_m", {0.01, 1}) / segments.mean_stature_m;
    if (segment.part_of.empty()) total += segment.mass_fraction * (segment.paired ? 2 : 1);
    segments.segments.push_back(std::move(segment));
  }
  if (std::abs(total - 1) > 0.001) {
    table.refuse("segments", "the masses of the whole segments do not sum to the body",
                 "check 'mass', 'paired' and 'part_of' of each segment");
  }
  segments.sources = read_sources(table, "source", reading);
  reading.knowledge.segment_tables.push_back(std::move(segments));
}

void read_reference(const TomlTable& table, Reading& reading) {
  Reference reference;
  reference.key = table.text("key");
  if (!reference.key.empty()) {
    reading.ledger.define(EntryKind::kReference, reference.key, table.spot("key"));
  }
  reference.text = table.text("text");
  reading.knowledge.references.push_back(std::move(reference));
}

}  // namespace dowel
