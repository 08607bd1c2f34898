// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <vector>

#include <directus/typed.hpp>

namespace golden::many {

struct Wide {
  int id{};
  std::optional<int> f000{};
  std::optional<int> f001{};
  std::optional<int> f002{};
  std::optional<int> f003{};
  std::optional<int> f004{};
  std::optional<int> f005{};
  std::optional<int> f006{};
  std::optional<int> f007{};
  std::optional<int> f008{};
  std::optional<int> f009{};
  std::optional<int> f010{};
  std::optional<int> f011{};
  std::optional<int> f012{};
  std::optional<int> f013{};
  std::optional<int> f014{};
  std::optional<int> f015{};
  std::optional<int> f016{};
  std::optional<int> f017{};
  std::optional<int> f018{};
  std::optional<int> f019{};
  std::optional<int> f020{};
  std::optional<int> f021{};
  std::optional<int> f022{};
  std::optional<int> f023{};
  std::optional<int> f024{};
  std::optional<int> f025{};
  std::optional<int> f026{};
  std::optional<int> f027{};
  std::optional<int> f028{};
  std::optional<int> f029{};
  std::optional<int> f030{};
  std::optional<int> f031{};
  std::optional<int> f032{};
  std::optional<int> f033{};
  std::optional<int> f034{};
  std::optional<int> f035{};
  std::optional<int> f036{};
  std::optional<int> f037{};
  std::optional<int> f038{};
  std::optional<int> f039{};
  std::optional<int> f040{};
  std::optional<int> f041{};
  std::optional<int> f042{};
  std::optional<int> f043{};
  std::optional<int> f044{};
  std::optional<int> f045{};
  std::optional<int> f046{};
  std::optional<int> f047{};
  std::optional<int> f048{};
  std::optional<int> f049{};
  std::optional<int> f050{};
  std::optional<int> f051{};
  std::optional<int> f052{};
  std::optional<int> f053{};
  std::optional<int> f054{};
  std::optional<int> f055{};
  std::optional<int> f056{};
  std::optional<int> f057{};
  std::optional<int> f058{};
  std::optional<int> f059{};
  std::optional<int> f060{};
  std::optional<int> f061{};
  std::optional<int> f062{};
  std::optional<int> f063{};
  std::optional<int> f064{};
  std::optional<int> f065{};
  std::optional<int> f066{};
  std::optional<int> f067{};
  std::optional<int> f068{};
  std::optional<int> f069{};
  std::optional<int> f070{};
  std::optional<int> f071{};
  std::optional<int> f072{};
  std::optional<int> f073{};
  std::optional<int> f074{};
  std::optional<int> f075{};
  std::optional<int> f076{};
  std::optional<int> f077{};
  std::optional<int> f078{};
  std::optional<int> f079{};
  std::optional<int> f080{};
  std::optional<int> f081{};
  std::optional<int> f082{};
  std::optional<int> f083{};
  std::optional<int> f084{};
  std::optional<int> f085{};
  std::optional<int> f086{};
  std::optional<int> f087{};
  std::optional<int> f088{};
  std::optional<int> f089{};
  std::optional<int> f090{};
  std::optional<int> f091{};
  std::optional<int> f092{};
  std::optional<int> f093{};
  std::optional<int> f094{};
  std::optional<int> f095{};
  std::optional<int> f096{};
  std::optional<int> f097{};
  std::optional<int> f098{};
  std::optional<int> f099{};
  std::optional<int> f100{};
  std::optional<int> f101{};
  std::optional<int> f102{};
  std::optional<int> f103{};
  std::optional<int> f104{};
  std::optional<int> f105{};
  std::optional<int> f106{};
  std::optional<int> f107{};
  std::optional<int> f108{};
  std::optional<int> f109{};
  std::optional<int> f110{};
  std::optional<int> f111{};
  std::optional<int> f112{};
  std::optional<int> f113{};
  std::optional<int> f114{};
  std::optional<int> f115{};
  std::optional<int> f116{};
  std::optional<int> f117{};
  std::optional<int> f118{};
  std::optional<int> f119{};
  std::optional<int> f120{};
  std::optional<int> f121{};
  std::optional<int> f122{};
  std::optional<int> f123{};
  std::optional<int> f124{};
  std::optional<int> f125{};
  std::optional<int> f126{};
};

struct Schema {
  std::vector<Wide> wide;
};

}  // namespace golden::many
