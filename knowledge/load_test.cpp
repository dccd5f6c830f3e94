#include "knowledge/load.h"
#include "testing/folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace dowel {
namespace {

using ::testing::HasSubstr;

std::string describe(const Error& error) {
  return error.where + ": " + error.message + " | " + error.hint;
}

TEST(Load, BuiltInKnowledgeIsValid) {
  const Result<Knowledge> knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << describe(knowledge.error());
  EXPECT_GT(knowledge->exercises.size(), 40U);
}

// What each broken snippet below may rely on.
constexpr const char* kBase = R"(
reference = [{ key = "S0", text = "article" }, { key = "Dowel", text = "ours" }, { key = "Out", text = "outside" }]
group = [{ id = "M-A", name = "A", job = "j", source = ["S0"] }, { id = "M-B", name = "B", job = "j", source = ["S0"] }]
muscle = [{ id = "one", name = "One", shares = [{ group = "M-A", share = 1.0 }], source = ["S0"] }]
equipment = [{ id = "bar", name = "Bar", source = ["S0"] }]
)";

struct Broken {
  const char* what;
  const char* text;     // content of broken.toml
  const char* where;    // expected part of Error::where
  const char* message;  // expected part of Error::message
  const char* hint;     // expected part of Error::hint
};

// In every snippet the first line is line 1.
const Broken kBroken[] = {
    {"not TOML", "[[muscle]\nid = 1", "broken.toml:1", "not valid TOML", "toml.io"},
    {"unknown section", "[[exercize]]\nid = \"X\"", "broken.toml:1: exercize",
     "unknown key 'exercize'", "did you mean 'exercise'"},
    {"missing key", "[[equipment]]\nid = \"rope\"\nsource = [\"S0\"]",
     "broken.toml:1: equipment[0].name", "'name' is missing", "add name"},
    {"unknown key", "[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nsource = [\"S0\"]\nevnt = true",
     "broken.toml:5: equipment[0].evnt", "unknown key 'evnt'", "did you mean 'event'"},
    {"text where a flag belongs",
     "[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nevent = \"yes\"\nsource = [\"S0\"]",
     "broken.toml:4: equipment[0].event", "expected true or false, found a text", "unquoted"},
    {"number where a text belongs", "[[equipment]]\nid = \"rope\"\nname = 5\nsource = [\"S0\"]",
     "broken.toml:3: equipment[0].name", "expected a text, found a whole number", "quotes"},
    {"empty text", "[[equipment]]\nid = \"rope\"\nname = \"\"\nsource = [\"S0\"]",
     "broken.toml:3: equipment[0].name", "empty", "write"},
    {"no source", "[[equipment]]\nid = \"rope\"\nname = \"Rope\"",
     "broken.toml:1: equipment[0].source", "no source", "source ="},
    {"dangling source", "[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nsource = [\"Outt\"]",
     "broken.toml:4: equipment[0].source[0]", "'Outt' is not the id of a reference",
     "did you mean Out"},
    {"id taken twice", "[[equipment]]\nid = \"bar\"\nname = \"Bar\"\nsource = [\"S0\"]",
     "broken.toml:2: equipment[0].id", "already taken by a piece of equipment at base.toml:5",
     "another id"},
    {"id taken by another kind", "[[equipment]]\nid = \"one\"\nname = \"Bar\"\nsource = [\"S0\"]",
     "broken.toml:2: equipment[0].id", "already taken by a muscle", "another id"},
    {"id of the wrong kind",
     "[[muscle]]\nid = \"two\"\nname = \"Two\"\nshares = [{ group = \"bar\", share = 1.0 "
     "}]\nsource = [\"S0\"]",
     "broken.toml:4: muscle[0].shares[0].group", "'bar' is a piece of equipment",
     "use the id of a muscle group"},
    {"shares that do not sum to one",
     "[[muscle]]\nid = \"two\"\nname = \"Two\"\nsource = [\"S0\"]\nshares = [{ group = \"M-A\", "
     "share = 1.0 }, { group = \"M-B\", share = 0.5 }]",
     "broken.toml:5: muscle[0].shares", "must sum to 1", "sum to 1"},
    {"share out of range",
     "[[muscle]]\nid = \"two\"\nname = \"Two\"\nsource = [\"S0\"]\nshares = [{ group = \"M-A\", "
     "share = 1.5 }]",
     "broken.toml:5: muscle[0].shares[0].share", "1.5 is out of range", "between 0.01 and 1"},
    {"outside source among the articles",
     "[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nsource = [\"S0\"]\narticles = [{ says = "
     "\"x\", source = [\"Out\"] }]",
     "broken.toml:5: equipment[0].articles", "outside source", "elsewhere"},
    {"article among the outside sources",
     "[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nsource = [\"S0\"]\nelsewhere = [{ says = "
     "\"x\", source = [\"S0\"] }]",
     "broken.toml:5: equipment[0].elsewhere", "an article stands", "articles"},
    {"range backwards",
     "[[number]]\nid = \"n\"\nname = \"N\"\nvalue = [3, 2]\nunit = \"s\"\nsource = [\"Out\"]",
     "broken.toml:4: number[0].value", "backwards", "smaller number first"},
    {"range of one",
     "[[number]]\nid = \"n\"\nname = \"N\"\nvalue = [3]\nunit = \"s\"\nsource = [\"Out\"]",
     "broken.toml:4: number[0].value", "range of two", "[from, to]"},
    {"gap filled from nowhere",
     "[[gap]]\nid = \"G\"\nname = \"g\"\nfilled_by = \"magic\"\nsource = [\"Dowel\"]",
     "broken.toml:1: gap[0].elsewhere", "filled from nowhere", "left_to_user"},
    {"measured though never seen",
     "[[checkpoint]]\nid = \"C\"\nname = \"c\"\nseen = \"never\"\nmeasured = \"emg\"\nsource = "
     "[\"S0\"]",
     "broken.toml:5: checkpoint[0].measured", "cannot be measured", "ask the athlete"},
    {"unknown word",
     "[[checkpoint]]\nid = \"C\"\nname = \"c\"\nseen = \"sideways\"\nsource = [\"S0\"]",
     "broken.toml:4: checkpoint[0].seen", "'sideways' is not a word",
     "from-side, from-side-partly"},
    {"test with one outcome",
     "[[test]]\nid = \"t\"\nname = \"t\"\nhow = \"h\"\nsource = [\"Dowel\"]\noutcomes = [{ id = "
     "\"a\", seen = \"a\" }]",
     "broken.toml:6: test[0].outcomes", "fewer than two outcomes", "other outcome"},
    {"sign without cause",
     "[[sign]]\nid = \"E\"\nname = \"e\"\nevidence = \"x\"\nsource = [\"S0\"]",
     "broken.toml:1: sign[0].causes", "no cause", "sign.causes"},
    {"stage out of order",
     "[[stage]]\nid = \"s\"\nname = \"s\"\norder = 2\npass_when = \"x\"\nsource = [\"S0\"]",
     "broken.toml:4: stage[0].order", "do not follow", "renumber"},
    {"order not whole",
     "[[stage]]\nid = \"s\"\nname = \"s\"\norder = 1.5\npass_when = \"x\"\nsource = [\"S0\"]",
     "broken.toml:4: stage[0].order", "not a whole number", "whole number"},
    {"masses that do not sum to the body",
     "[[segment_table]]\nsex = \"male\"\nmean_mass_kg = 73\nmean_stature_m = 1.74\nsource = "
     "[\"Out\"]\n"
     "segments = [{ segment = \"head\", proximal = \"a\", distal = \"b\", mass = 0.07, com = 0.5, "
     "gyration_sagittal = 0.3, gyration_transverse = 0.3, gyration_longitudinal = 0.3, length_m = "
     "0.2 }]",
     "broken.toml:6: segment_table[0].segments", "do not sum to the body", "mass"},
};

std::vector<KnowledgeFile> with_base(const std::string& text) {
  std::vector<KnowledgeFile> files{{"base.toml", kBase}, {"broken.toml", {}}};
  files.back().put(text);
  return files;
}

TEST(Load, BaseOfTheTableIsValid) {
  const Result<Knowledge> knowledge = load_entries(with_base(""));
  EXPECT_TRUE(knowledge) << describe(knowledge.error());
}

TEST(Load, BrokenFilesAreRefusedWithFileLineAndKey) {
  for (const Broken& broken : kBroken) {
    const Result<Knowledge> knowledge = load_entries(with_base(broken.text));
    ASSERT_FALSE(knowledge) << broken.what << " was accepted";
    EXPECT_THAT(knowledge.error().where, HasSubstr(broken.where)) << broken.what;
    EXPECT_THAT(knowledge.error().message, HasSubstr(broken.message)) << broken.what;
    EXPECT_THAT(knowledge.error().hint, HasSubstr(broken.hint)) << broken.what;
  }
}

// A valid exercise with one line put in the place of another.
std::string exercise_with(
    const std::string& id, const std::string& more,
    const std::string& dosage = "dosage = [{ reps = [1, 2], source = [\"S0\"] }]",
    const std::string& equipment = "equipment = [[\"bar\"]]") {
  return "[[exercise]]\nid = \"" + id + "\"\nslug = \"" + id +
         "\"\nname = \"n\"\ncategory = \"hinge\"\npattern = \"hinge\"\nfilm_from = \"side\"\n"
         "source = [\"S0\"]\n" +
         dosage + "\n" + equipment + "\n" + more + "\n";
}

struct BrokenExercise {
  const char* what;
  std::string text;
  const char* where;
  const char* message;
};

TEST(Load, BrokenExercisesAreRefused) {
  const BrokenExercise table[] = {
      {"no dosage", exercise_with("a", "", ""), "exercise[0].dosage", "no dosage"},
      {"empty dosage", exercise_with("a", "", "dosage = [{ source = [\"S0\"] }]"),
       "broken.toml:9: exercise[0].dosage[0].sets", "says nothing"},
      {"dosage out of range",
       exercise_with("a", "", "dosage = [{ sets = [0, 3], source = [\"S0\"] }]"),
       "exercise[0].dosage[0].sets", "leaves its limits"},
      {"no equipment",
       exercise_with("a", "", "dosage = [{ reps = [1, 2], source = [\"S0\"] }]", ""),
       "exercise[0].equipment", "no equipment list"},
      {"unknown equipment",
       exercise_with("a", "", "dosage = [{ reps = [1, 2], source = [\"S0\"] }]",
                     "equipment = [[\"baar\"]]"),
       "broken.toml:10: exercise[0].equipment[0]", "'baar' is not the id of a piece of equipment"},
      {"dose out of range", exercise_with("a", "targets = [{ on = \"one\", dose = 2.0 }]"),
       "broken.toml:11: exercise[0].targets[0].dose", "2 is out of range"},
      {"target twice",
       exercise_with("a",
                     "targets = [{ on = \"one\", dose = 1.0 }]\nalso_targets = [{ on = \"one\", "
                     "dose = 0.5 }]"),
       "broken.toml:12: exercise[0].also_targets[0].on", "target twice"},
      {"target that is no muscle", exercise_with("a", "targets = [{ on = \"bar\", dose = 1.0 }]"),
       "exercises.toml: a", "neither a muscle nor a group"},
      {"muscle counted in a foreign group",
       exercise_with("a", "targets = [{ on = \"one\", dose = 1.0, as = \"M-B\" }]"),
       "exercises.toml: a", "no part of M-B"},
      {"unknown harder exercise", exercise_with("a", "harder = [\"b\"]"),
       "broken.toml:11: exercise[0].harder[0]", "'b' is not the id of an exercise"},
      {"circle",
       exercise_with("a", "harder = [\"b\"]") + exercise_with("b", "harder = [\"c\"]") +
           exercise_with("c", "harder = [\"a\"]"),
       "exercises.toml", "round in a circle"},
      {"harder than itself", exercise_with("a", "harder = [\"a\"]"), "exercises.toml: a", "circle"},
      {"alias taken",
       exercise_with("a", "aliases = [\"rdl\"]") + exercise_with("b", "aliases = [\"rdl\"]"),
       "exercises.toml: b", "'rdl' names both a and b"},
      {"flag twice", exercise_with("a", "flags = [\"ballistic\", \"ballistic\"]"),
       "broken.toml:11: exercise[0].flags[1]", "stands there twice"},
      {"unknown flag", exercise_with("a", "flags = [\"fast\"]"),
       "broken.toml:11: exercise[0].flags[0]", "'fast' is not a word"},
  };
  for (const BrokenExercise& broken : table) {
    const Result<Knowledge> knowledge = load_entries(with_base(broken.text));
    ASSERT_FALSE(knowledge) << broken.what << " was accepted";
    EXPECT_THAT(knowledge.error().where, HasSubstr(broken.where)) << broken.what;
    EXPECT_THAT(knowledge.error().message, HasSubstr(broken.message)) << broken.what;
  }
}

TEST(Load, AWellFormedExerciseIsAccepted) {
  const Result<Knowledge> knowledge =
      load_entries(with_base(exercise_with("a", "targets = [{ on = \"M-A\", dose = 1.0 }]")));
  ASSERT_TRUE(knowledge) << describe(knowledge.error());
  ASSERT_EQ(knowledge->exercises.front().targets.size(), 1U);
  EXPECT_EQ(knowledge->exercises.front().targets.front().muscle, "one");
  EXPECT_EQ(knowledge->exercises.front().targets.front().counted_as, "M-A");
}

class Folder : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = build_folder() / "knowledge_folder_test" /
            ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(path_ / name) << text;
  }
  std::filesystem::path path_;
};

TEST_F(Folder, OneFileReplacesItsBuiltInNamesake) {
  const Result<std::string_view> equipment = file_text(embedded_files(), "equipment.toml");
  ASSERT_TRUE(equipment);
  write("equipment.toml",
        std::string(*equipment) +
            "\n[[equipment]]\nid = \"rope\"\nname = \"Rope\"\nsource = [\"Dowel\"]\n");
  const Result<Knowledge> knowledge = load_folder(path_);
  ASSERT_TRUE(knowledge) << describe(knowledge.error());
  EXPECT_TRUE(find_entry(knowledge->equipment, "rope"));
  EXPECT_TRUE(find_entry(knowledge->exercises, "X-23"));
}

TEST_F(Folder, AMisnamedFileIsRefusedByName) {
  write("exercise.toml", "");
  const Result<Knowledge> knowledge = load_folder(path_);
  ASSERT_FALSE(knowledge);
  EXPECT_THAT(knowledge.error().where, HasSubstr("exercise.toml"));
  EXPECT_THAT(knowledge.error().hint, HasSubstr("exercises.toml"));
}

TEST_F(Folder, AnAbsentFolderIsAnError) {
  const Result<Knowledge> knowledge = load_folder(path_ / "nowhere");
  ASSERT_FALSE(knowledge);
  EXPECT_EQ(knowledge.error().code, ErrorCode::kUnreadable);
}

TEST_F(Folder, TheEnvironmentNamesTheFolder) {
  write("equipment.toml", "broken");
  setenv("DOWEL_KNOWLEDGE", path_.c_str(), 1);
  const Result<std::vector<KnowledgeFile>> files = files_by_environment();
  unsetenv("DOWEL_KNOWLEDGE");
  ASSERT_TRUE(files);
  EXPECT_EQ(*file_text(*files, "equipment.toml"), "broken");
  EXPECT_EQ(files_by_environment()->size(), embedded_files().size());
}

TEST_F(Folder, EmbeddedFilesAreTheFilesOfTheSourceTree) {
  const std::filesystem::path folder = source_folder() / "knowledge";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    ++count;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)),
                           std::istreambuf_iterator<char>());
    const Result<std::string_view> embedded =
        file_text(embedded_files(), entry.path().filename().string());
    ASSERT_TRUE(embedded) << entry.path();
    EXPECT_TRUE(*embedded == text) << entry.path() << " differs from what was built in";
  }
  EXPECT_EQ(count, embedded_files().size());
}

}  // namespace
}  // namespace dowel
