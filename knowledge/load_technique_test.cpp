#include "knowledge/load_technique.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalogue/knowledge.h"
#include "core/synthetic/body.h"

namespace dowel {
namespace {

// The built-in files with one text in one of them put in another's place.
std::vector<KnowledgeFile> with(std::string_view name, std::string_view old, std::string_view now) {
  std::vector<KnowledgeFile> files = embedded_files();
  const auto file = std::ranges::find(files, name, &KnowledgeFile::name);
  const auto at = file == files.end() ? std::string::npos : file->text.find(old);
  if (at == std::string::npos) {
    ADD_FAILURE() << "not in " << name << ": " << old;
    return files;
  }
  file->put(std::string(file->text).replace(at, old.size(), now));
  return files;
}

TEST(LoadTechnique, SegmentMassesAreThoseOfTheTable) {
  const auto technique = load_technique(embedded_files());
  ASSERT_TRUE(technique) << technique.error().message;
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  for (const TableSex sex : {TableSex::kFemale, TableSex::kMale}) {
    const auto& shares =
        technique->anthropometry.of(sex == TableSex::kMale ? Sex::kMale : Sex::kFemale);
    const auto& segments = find_segment_table(*knowledge, sex)->segments;
    const auto expect_same = [&](SegmentShare share, const char* segment) {
      const auto found = std::ranges::find(segments, segment, &SegmentInertia::segment);
      ASSERT_NE(found, segments.end()) << segment;
      EXPECT_EQ(share.mass, found->mass_fraction) << segment;
      EXPECT_EQ(share.centre, found->com_fraction) << segment;
      EXPECT_EQ(share.length, found->length_fraction) << segment;
    };
    expect_same(shares.head, "head");
    expect_same(shares.trunk, "trunk");
    expect_same(shares.upper_arm, "upper-arm");
    expect_same(shares.forearm, "forearm");
    expect_same(shares.hand, "hand");
    expect_same(shares.thigh, "thigh");
    expect_same(shares.shank, "shank");
    expect_same(shares.foot, "foot");
  }
}

// The trunk's one centre must be where its three parts put it, between mid-shoulder and mid-hip:
// 0.5138 and 0.4964, measured from C7, would lie 43 and 59 mm too low.
TEST(LoadTechnique, TheTrunksCentreIsThatOfItsThreeParts) {
  const auto technique = load_technique(embedded_files());
  ASSERT_TRUE(technique) << technique.error().message;
  for (const bool male : {false, true}) {
    const auto parts =
        synthetic::segment_masses(male ? SyntheticBody::Sex::kMale : SyntheticBody::Sex::kFemale);
    const auto above_hip = [](double top, double bottom, synthetic::SegmentMass part) {
      return part.mass_share * (top + part.centre_share * (bottom - top));
    };
    const double mass =
        parts.upper_trunk.mass_share + parts.middle_trunk.mass_share + parts.lower_trunk.mass_share;
    const double centre = (above_hip(parts.c7, parts.xiphion, parts.upper_trunk) +
                           above_hip(parts.xiphion, parts.omphalion, parts.middle_trunk) +
                           above_hip(parts.omphalion, 0, parts.lower_trunk)) /
                          mass;
    const SegmentShare trunk = technique->anthropometry.of(male ? Sex::kMale : Sex::kFemale).trunk;
    EXPECT_NEAR(mass, trunk.mass, 0.0002);
    EXPECT_NEAR(1 - centre, trunk.centre, 0.007);  // 3 mm: the published values are rounded means
  }
}

TEST(LoadTechnique, AChangedTableChangesTheMasses) {
  const auto technique = load_technique(with("anthropometry.toml", "com = 0.4310", "com = 0.44"));
  ASSERT_TRUE(technique) << technique.error().message;
  EXPECT_EQ(technique->anthropometry.of(Sex::kMale).trunk.centre, 0.44);
}

struct Mistake {
  const char* file;
  const char* old;
  const char* now;
  const char* says;  // part of the message
};

TEST(LoadTechnique, MistakesAreNamed) {
  const Mistake kMistakes[] = {
      {"anthropometry.toml", "segment = \"thigh\"", "segment = \"thgh\"",
       "the segment 'thigh' is missing"},
      {"anthropometry.toml", "sex = \"female\"", "sex = \"male\"", "a sex has no table"},
      {"technique.toml", "back_sd = 0.04", "back_sd = -1", "out of range"},
      {"technique.toml", "[load_place]", "[load_places]", "load_place"},
      {"technique.toml", "hands_sd = 0.02", "hand_sd = 0.02", "hands_sd"},
      {"technique.toml", "recognised_as = \"pull\"", "recognised_as = \"squat\"",
       "no exercise is recognised_as 'pull'"},
      {"technique.toml", "one_leg = true", "one_leg = 1", "true or false"}};
  for (const Mistake& mistake : kMistakes) {
    SCOPED_TRACE(mistake.now);
    const auto technique = load_technique(with(mistake.file, mistake.old, mistake.now));
    ASSERT_FALSE(technique);
    EXPECT_NE(technique.error().message.find(mistake.says), std::string::npos)
        << technique.error().message;
    EXPECT_NE(technique.error().where.find(mistake.file), std::string::npos)
        << technique.error().where;
    EXPECT_FALSE(technique.error().hint.empty());
  }
}

// A pull from the floor is told as the hinge it is, and judged by rules of its own.
TEST(LoadTechnique, EveryPatternThatIsRecognisedHasAProfile) {
  const auto technique = load_technique(embedded_files());
  ASSERT_TRUE(technique) << technique.error().message;
  for (const Recognised what :
       {Recognised::kHinge, Recognised::kPull, Recognised::kSquat, Recognised::kOneLegged,
        Recognised::kBridgeOnBench, Recognised::kBridgeOnFloor}) {
    EXPECT_NE(technique->find_recognised(what), nullptr) << static_cast<int>(what);
  }
  EXPECT_EQ(technique->find_recognised(Recognised::kNothing), nullptr);
  const ExerciseProfile* pull = technique->find_recognised(Recognised::kPull);
  EXPECT_EQ(pull->id, "pull");
  EXPECT_EQ(pull->told_as, "hinge");
}

TEST(LoadTechnique, AFileThatIsNotThereIsNamed) {
  const auto technique = load_technique(std::vector<KnowledgeFile>{});
  ASSERT_FALSE(technique);
  EXPECT_NE((technique.error().message + technique.error().where).find("technique.toml"),
            std::string::npos);
}

}  // namespace
}  // namespace dowel
