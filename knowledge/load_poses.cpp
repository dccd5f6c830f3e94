#include "knowledge/load_poses.h"

#include <algorithm>
#include <array>

#include "core/base/units.h"
#include "knowledge/own_reader.h"
#include "knowledge/toml_reader.h"

namespace dowel {

// Words of the enumerations, in their order; found by read_choice through their argument.
Words words_of(ReachFor) {
  static constexpr std::array<std::string_view, 7> kWords{"nothing", "hips",   "shoulders", "head",
                                                          "knees",   "ankles", "floor"};
  return kWords;
}
Words words_of(RestingPart) {
  static constexpr std::array<std::string_view, 8> kWords{"pelvis", "chest", "shoulders", "head",
                                                          "knees",  "hands", "elbows",    "feet"};
  return kWords;
}
Words words_of(PropKind) {
  static constexpr std::array<std::string_view, 11> kWords{
      "block", "bench", "barbell", "kettlebell", "dumbbell", "stick",
      "band",  "strap", "wall",    "bar",        "roller"};
  return kWords;
}
Words words_of(PropPlace) {
  static constexpr std::array<std::string_view, 15> kWords{
      "room",      "hands",       "right-hand", "left-hand",  "upper-back",
      "shoulders", "hips",        "chest",      "spine",      "right-knee",
      "left-knee", "right-ankle", "left-ankle", "right-foot", "left-foot"};
  return kWords;
}

namespace {

constexpr TomlLimits kTurn{-270, 270}, kRoom{-3, 3}, kSize{0, 3}, kShare{0, 1};

double angle(const TomlTable& table, std::string_view key, double absent_deg = 0) {
  return to_rad(table.number_or(key, absent_deg, kTurn));
}

// Stands unless an angle is given.
PosedLeg read_leg(const TomlTable& table) {
  PosedLeg leg;
  leg.stands = !table.has("thigh") && !table.has("shank");
  if (!leg.stands) {
    leg.thigh_rad = angle(table, "thigh");
    leg.thigh_out_rad = angle(table, "thigh_out");
    leg.shank_rad = angle(table, "shank");
    leg.shank_out_rad = angle(table, "shank_out");
    leg.foot_rad = angle(table, "foot");
    return leg;
  }
  leg.x_m = table.number_or("x", leg.x_m, kRoom);
  leg.z_m = table.number_or("z", leg.z_m, kRoom);
  leg.height_m = table.number_or("on", 0, kSize);
  leg.toe_out_rad = angle(table, "toe_out");
  leg.knee_out_rad = table.has("knee_out") ? angle(table, "knee_out") : leg.toe_out_rad;
  leg.heel_up_rad = angle(table, "heel_up");
  return leg;
}

// Reaches when it says for what, else hangs by its angles.
PosedArm read_arm(const TomlTable& table) {
  PosedArm arm;
  if (table.has("reach")) {
    arm.reach = read_choice<ReachFor>(table, "reach");
    arm.by_m = {table.number_or("front", 0, kRoom), table.number_or("up", 0, kRoom),
                table.number_or("out", 0, kRoom)};
    arm.elbow = {table.number_or("elbow_front", arm.elbow.x, kRoom),
                 table.number_or("elbow_up", arm.elbow.y, kRoom),
                 table.number_or("elbow_out", arm.elbow.z, kRoom)};
    return arm;
  }
  arm.upper_rad = angle(table, "upper");
  arm.upper_out_rad = angle(table, "upper_out");
  arm.fore_rad = table.has("fore") ? angle(table, "fore") : arm.upper_rad;
  arm.fore_out_rad = table.has("fore_out") ? angle(table, "fore_out") : arm.upper_out_rad;
  return arm;
}

// `legs` for both, `right_leg` and `left_leg` for one; the same for arms.
template <class Limb, class Reader>
void read_pair(const TomlTable& table, const std::string& one, Reader reader, Limb& right,
               Limb& left) {
  const std::string both = one + "s", first = "right_" + one, second = "left_" + one;
  if (table.has(both)) right = left = reader(table.table(both));
  if (table.has(first)) right = reader(table.table(first));
  if (table.has(second)) left = reader(table.table(second));
}

Pose read_pose(const TomlTable& table) {
  Pose pose;
  pose.trunk_rad = angle(table, "trunk");
  pose.curve_rad = angle(table, "curve");
  pose.lean_rad = angle(table, "lean");
  pose.head_rad = angle(table, "head");
  pose.roll_rad = angle(table, "roll");
  pose.turn_rad = angle(table, "turn");
  if (table.has("hips_up")) pose.hips_up_m = table.number("hips_up", kSize);
  pose.hips_front_m = table.number_or("hips_front", 0, kRoom);
  pose.hips_right_m = table.number_or("hips_right", 0, kRoom);
  pose.knee_rad = angle(table, "knee");
  pose.com_over_foot = table.number_or("balance", pose.com_over_foot, kShare);
  if (table.has("hands_at")) pose.hands_at_m = table.number("hands_at", kSize);
  pose.rests = read_choices<RestingPart>(table, "rests");
  pose.rests_at_m = table.number_or("rests_at", 0, kSize);
  pose.load_kg = table.number_or("load", 0, {0, 300});
  read_pair(table, "leg", read_leg, pose.right_leg, pose.left_leg);
  read_pair(table, "arm", read_arm, pose.right_arm, pose.left_arm);
  const bool stands = pose.right_leg.stands || pose.left_leg.stands;
  if (!stands && !pose.hips_up_m && pose.rests.empty()) {
    table.refuse("rests", "nothing carries this lifter",
                 "let a leg stand, say what rests, or give hips_up");
  }
  return pose;
}

std::vector<Prop> read_props(const TomlTable& table) {
  std::vector<Prop> props;
  for (const TomlTable& item : table.tables("props")) {
    Prop prop;
    prop.kind = read_choice<PropKind>(item, "kind");
    prop.at = read_choice_or(item, "at", PropPlace::kRoom);
    prop.x_m = item.number_or("x", 0, kRoom);
    prop.y_m = item.number_or("y", 0, kRoom);
    prop.width_m = item.number_or("width", 0, kSize);
    prop.height_m = item.number_or("height", 0, kSize);
    prop.to = read_choice_or(item, "to", PropPlace::kRoom);
    prop.to_x_m = item.number_or("to_x", 0, kRoom);
    prop.to_y_m = item.number_or("to_y", 0, kRoom);
    prop.before = item.flag_or("before", false);
    props.push_back(prop);
  }
  return props;
}

PoseMoment read_moment(const TomlTable& table, const Knowledge& knowledge) {
  PoseMoment frame;
  frame.label = table.text("label");
  frame.fault = table.text_or_empty("fault");
  const bool known = frame.fault.empty() || find_entry(knowledge.mistakes, frame.fault) ||
                     find_entry(knowledge.signs, frame.fault);
  if (!known) {
    table.refuse("fault", "'" + frame.fault + "' is no mistake and no sign",
                 "name one by its id, e.g. D-03");
  }
  frame.compared = table.flag_or("compared", false);
  frame.pose = read_pose(table);
  frame.props = read_props(table);
  return frame;
}

PoseFigure read_figure(const TomlTable& table, const Knowledge& knowledge) {
  PoseFigure figure;
  figure.of = table.texts("of");
  for (std::size_t i = 0; i < figure.of.size(); ++i) {
    const bool known = find_entry(knowledge.exercises, figure.of[i]) ||
                       find_entry(knowledge.drills, figure.of[i]) ||
                       find_entry(knowledge.tests, figure.of[i]);
    if (!known) {
      table.refuse("of", "'" + figure.of[i] + "' is no exercise, drill or test",
                   "name one by its id, e.g. X-22");
    }
  }
  if (figure.of.empty()) table.refuse("of", "the figure draws nothing", "add of = [\"X-22\"]");
  figure.view_rad = angle(table, "view");
  figure.above_rad = angle(table, "above");
  figure.props = read_props(table);
  for (const TomlTable& item : table.tables("moment")) {
    figure.moments.push_back(read_moment(item, knowledge));
  }
  const auto right = [](const PoseMoment& frame) { return frame.fault.empty(); };
  if (std::ranges::count_if(figure.moments, right) < 2 ||
      !std::ranges::is_partitioned(figure.moments, right)) {
    table.refuse("moment", "a figure needs its start and its end, and faults after them",
                 "add [[figure.moment]] with label = \"Start\" and one with label = \"End\"");
  }
  return figure;
}

}  // namespace

Result<std::vector<PoseFigure>> load_poses(const std::vector<KnowledgeFile>& files,
                                           const Knowledge& knowledge) {
  const Result<std::string_view> text = file_text(files, kPosesFile);
  DOWEL_TRY(text);
  Result<TomlDocument> document = TomlDocument::parse(*text, std::string(kPosesFile));
  DOWEL_TRY(document);
  std::vector<PoseFigure> figures;
  for (const TomlTable& table : document->root().tables("figure")) {
    PoseFigure figure = read_figure(table, knowledge);
    for (const std::string& id : figure.of) {
      if (find_figure(figures, id)) {
        table.refuse("of", "'" + id + "' is drawn twice", "remove one of the two");
      }
    }
    figures.push_back(std::move(figure));
  }
  DOWEL_TRY(document->finish());
  return figures;
}

}  // namespace dowel
