// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/typed.hpp>

namespace golden::choices {

enum class JobDefault {
  new_,
  delete_,
  in_review_,
  in_review,
  _2nd,
  empty,
  EOF_,
  say_hi_,
  _n_c_d_,
  unnamed,
  trailing_,
};

enum class JobGrouped {
  a,
  b,
  more,
  c,
};

enum class JobLarge {
  value_000,
  value_001,
  value_002,
  value_003,
  value_004,
  value_005,
  value_006,
  value_007,
  value_008,
  value_009,
  value_010,
  value_011,
  value_012,
  value_013,
  value_014,
  value_015,
  value_016,
  value_017,
  value_018,
  value_019,
  value_020,
  value_021,
  value_022,
  value_023,
  value_024,
  value_025,
  value_026,
  value_027,
  value_028,
  value_029,
  value_030,
  value_031,
  value_032,
  value_033,
  value_034,
  value_035,
  value_036,
  value_037,
  value_038,
  value_039,
  value_040,
  value_041,
  value_042,
  value_043,
  value_044,
  value_045,
  value_046,
  value_047,
  value_048,
  value_049,
  value_050,
  value_051,
  value_052,
  value_053,
  value_054,
  value_055,
  value_056,
  value_057,
  value_058,
  value_059,
  value_060,
  value_061,
  value_062,
  value_063,
  value_064,
  value_065,
  value_066,
  value_067,
  value_068,
  value_069,
  value_070,
  value_071,
  value_072,
  value_073,
  value_074,
  value_075,
  value_076,
  value_077,
  value_078,
  value_079,
  value_080,
  value_081,
  value_082,
  value_083,
  value_084,
  value_085,
  value_086,
  value_087,
  value_088,
  value_089,
  value_090,
  value_091,
  value_092,
  value_093,
  value_094,
  value_095,
  value_096,
  value_097,
  value_098,
  value_099,
  value_100,
  value_101,
  value_102,
  value_103,
  value_104,
  value_105,
  value_106,
  value_107,
  value_108,
  value_109,
  value_110,
  value_111,
  value_112,
  value_113,
  value_114,
  value_115,
  value_116,
  value_117,
  value_118,
  value_119,
  value_120,
  value_121,
  value_122,
  value_123,
  value_124,
  value_125,
  value_126,
  value_127,
  value_128,
  value_129,
};

enum class JobMode {
  plain,
  text,
  object,
};

enum class JobNullable {
  a,
  b,
};

enum class JobOtherDefault {
  a,
  b,
};

enum class JobSeveral {
  a,
  b,
};

enum class JobStatus {
  draft,
  published,
  archived,
};

enum class JobTwice {
  a,
  b,
};

enum class JobVersion {
  _1,
  _1_1,
  _2,
};

}  // namespace golden::choices

template <>
inline constexpr auto directus::choices<::golden::choices::JobDefault> =
    directus::choicesOf<::golden::choices::JobDefault>({
        {::golden::choices::JobDefault::in_review_, "in-review"},
        {::golden::choices::JobDefault::_2nd, "2nd"},
        {::golden::choices::JobDefault::empty, ""},
        {::golden::choices::JobDefault::say_hi_, "say \"hi\""},
        {::golden::choices::JobDefault::_n_c_d_, "ünïcödé"},
        {::golden::choices::JobDefault::unnamed, "日本"},
        {::golden::choices::JobDefault::trailing_, "trailing_"},
    });

template <>
inline constexpr auto directus::choices<::golden::choices::JobLarge> =
    directus::choicesOf<::golden::choices::JobLarge>({
        {::golden::choices::JobLarge::value_128, "value_128"},
        {::golden::choices::JobLarge::value_129, "value_129"},
    });

template <>
inline constexpr auto directus::choices<::golden::choices::JobVersion> =
    directus::choicesOf<::golden::choices::JobVersion>({
        {::golden::choices::JobVersion::_1, "1"},
        {::golden::choices::JobVersion::_1_1, "1.1"},
        {::golden::choices::JobVersion::_2, "2"},
    });

namespace golden::choices {

struct Job {
  int id{};
  directus::Choice<JobDefault> default_ = JobDefault::new_;
  std::optional<std::string> free{};
  std::optional<directus::Choice<JobGrouped>> grouped{};
  std::optional<directus::Choice<JobLarge>> large{};
  std::optional<directus::Choice<JobMode>> mode{};
  std::optional<std::string> none{};
  std::optional<directus::Choice<JobNullable>> nullable{};
  std::optional<directus::Choice<JobOtherDefault>> other_default{};
  std::optional<std::vector<directus::Choice<JobSeveral>>> several{};
  std::optional<int> size{};
  directus::Choice<JobStatus> status = JobStatus::draft;
  std::optional<directus::Choice<JobTwice>> twice{};
  std::optional<directus::Choice<JobVersion>> version{};

  static constexpr auto fieldNames() {
    return directus::renamed<&Job::default_>("default");
  }
};

struct Schema {
  std::vector<Job> jobs;
};

}  // namespace golden::choices
