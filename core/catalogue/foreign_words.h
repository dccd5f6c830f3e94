#pragma once

#include <map>
#include <string>
#include <vector>

namespace dowel {

/// How one language writes what stands in other programs' logs. Matching is without case, accents
/// and points, so that "Févr." is "fevr".
struct LanguageWords {
  std::string id{};                                ///< "fr"
  std::vector<std::vector<std::string>> months{};  ///< twelve lists of forms, or none
  std::vector<std::string> weekdays{};
  std::vector<std::string> before_noon{}, after_noon{};
  std::vector<std::string> beside_dates{};  ///< words that stand in dates and say nothing: "at"
  std::vector<std::string> hours{}, minutes{}, seconds{};
  std::vector<std::string> rest_timer{}, note{};          ///< what Strong calls rows of these
  std::vector<std::string> warm_up{}, drop{}, failure{};  ///< the same of kinds of sets
  std::vector<std::string> assisted{};  ///< how names of exercises say that something helps
  std::map<std::string, std::vector<std::string>> columns{};  ///< Strong's English header → ours
};

/// What programs call one exercise of ours in another language.
struct StockNames {
  std::string language{};
  std::string exercise{};  ///< slug of ours
  std::vector<std::string> names{};
};

/// All that is known of other programs' words. English needs no entry for its dates.
struct ForeignWords {
  std::vector<LanguageWords> languages{};
  std::vector<StockNames> stock_names{};
};

/// One category of Garmin's FIT profile, and its exercises by their numbers.
struct FitCategory {
  int number = 0;
  std::string name{};  ///< "hip raise"
  std::map<int, std::string> exercises{};
};

}  // namespace dowel
