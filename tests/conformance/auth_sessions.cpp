// auth.json: whole sessions, step by step, on a clock moved by hand.
#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <thread>

#include <directus/directus.hpp>

#include "auth_better.hpp"
#include "auth_network.hpp"
#include "commands.hpp"
#include "graphql.hpp"
#include "values.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

AuthMode modeOf(const Vector& name) {
  if (name == "json") return AuthMode::json;
  return name == "session" ? AuthMode::session : AuthMode::cookie;
}

Vector asVector(const AuthenticationData& data) {
  Vector vector = Vector::object();
  if (data.access_token) vector["access_token"] = *data.access_token;
  if (data.refresh_token) vector["refresh_token"] = *data.refresh_token;
  if (data.expires) vector["expires"] = *data.expires;
  if (data.expires_at) vector["expires_at"] = *data.expires_at;
  return vector;
}

/// Null, and an object of nulls, are not a session; a member that is null is not there.
Vector withoutNulls(const Vector& value) {
  if (!value.is_object()) return value;
  Vector kept = Vector::object();
  for (const auto& [name, member] : value.items())
    if (!member.is_null()) kept[name] = member;
  return kept.empty() ? Vector() : kept;
}

std::optional<AuthenticationData> storedData(const Vector& stored) {
  if (withoutNulls(stored).is_null()) return std::nullopt;
  return AuthenticationData::fromJson(stored.dump()).value();
}

using Client = decltype(createDirectus("").with(rest()).with(authentication()));
using Outcome = Result<Vector>;

template <class T>
Outcome outcome(Result<T> result) {
  if (!result) return result.error();
  if constexpr (std::is_void_v<T>)
    return Vector();
  else if constexpr (std::is_same_v<T, AuthenticationData>)
    return asVector(*result);
  else if constexpr (std::is_same_v<T, Json>)
    return Vector::parse(result->dump());
  else
    return *result ? Vector(**result) : Vector();
}

class Scenario {
 public:
  explicit Scenario(const Vector& vector)
      : network_(std::make_shared<AuthNetwork>(vector.value("replies", Vector::array()))),
        storage_(std::make_shared<MemoryStorage>()),
        client_(makeClient(vector)) {}
  ~Scenario() { network_->release(); }

  std::optional<Difference> run(const Vector& step) {
    const std::size_t before = seen_;
    const std::size_t wanted = step.value("requests", Vector::array()).size();
    const Vector what = step.at("step");
    const std::string kind = what.at("do").get<std::string>();
    std::vector<Outcome> outcomes;
    if (kind == "advance")
      network_->clock()->advance(std::chrono::milliseconds(what.at("ms").get<long long>()));
    else if (kind == "release")
      network_->release();
    else if (kind == "start")
      start(what.at("name").get<std::string>(), what.at("step"));
    else if (kind == "await")
      outcomes.push_back(started_.at(what.at("name").get<std::string>()).get());
    else if (kind == "parallel")
      outcomes = parallel(what.at("steps"));
    else
      outcomes.push_back(act(what));

    settle([&] { return network_->sent().size() >= before + wanted; });
    seen_ = network_->sent().size();
    if (auto difference = compareRequests(step.value("requests", Vector::array()), before))
      return difference;
    if (auto difference = compareOutcomes(step, outcomes)) return difference;
    return step.contains("stored") ? compareStored(step.at("stored")) : std::nullopt;
  }

 private:
  Client makeClient(const Vector& vector) {
    const Vector config =
        vector.value("config", Vector()).is_object() ? vector.at("config") : Vector::object();
    if (auto stored = storedData(vector.value("stored", Vector())))
      (void)storage_->set(std::move(stored));
    AuthenticationOptions options{
        .autoRefresh = config.value("autoRefresh", true),
        .msRefreshBeforeExpires = config.value("msRefreshBeforeExpires", 30'000),
        .storage = storage_};
    return createDirectus(vector.value("url", "https://directus.example.com"),
                          {.transport = network_, .clock = network_->clock()})
        .with(rest())
        .with(authentication(modeOf(vector.value("mode", Vector())), std::move(options)));
  }

  Outcome act(const Vector& step) {
    const std::string kind = step.at("do").get<std::string>();
    const Vector arguments = step.value("args", Vector::array());
    if (kind == "login") return login(arguments);
    if (kind == "refresh") return outcome(client_.refresh(options(arguments)).result());
    if (kind == "logout") return outcome(client_.logout(options(arguments)).result());
    if (kind == "getToken") return outcome(client_.getToken().result());
    if (kind == "setToken") {
      client_.setToken(arguments.at(0).is_string()
                           ? std::optional(arguments.at(0).get<std::string>())
                           : std::nullopt);
      return Vector();
    }
    if (kind == "stopRefreshing") {
      client_.stopRefreshing();
      return Vector();
    }
    if (kind == "request")
      return outcome(client_
                         .request(std::get<Command<Json>>(asJsonCommand(
                             makeCommand(step.at("command").get<std::string>(), arguments))))
                         .result());
    throw Skip("the step " + kind + " is not yet here");
  }

  static AnyCommand asJsonCommand(AnyCommand command) {
    return std::visit([](auto typed) { return anyCommand(std::move(typed)); }, std::move(command));
  }

  Outcome login(const Vector& arguments) {
    const Vector payload = arguments.at(0);
    LoginOptions options;
    if (arguments.size() > 1) {
      options.provider = arguments[1].value("provider", "");
      options.otp = arguments[1].value("otp", "");
      if (arguments[1].contains("mode")) options.mode = modeOf(arguments[1]["mode"]);
    }
    const std::string password = payload.at("password").get<std::string>();
    if (payload.contains("identifier"))
      return outcome(
          client_
              .login(LDAPLoginPayload{payload["identifier"].get<std::string>(), password}, options)
              .result());
    return outcome(
        client_.login(LocalLoginPayload{payload.at("email").get<std::string>(), password}, options)
            .result());
  }

  static SessionRefreshOptions options(const Vector& arguments) {
    SessionRefreshOptions options;
    if (!arguments.empty() && arguments[0].is_object()) options.mode = modeOf(arguments[0]["mode"]);
    return options;
  }

  void start(const std::string& name, const Vector& step) {
    started_[name] = std::async(std::launch::async, [this, step] { return act(step); });
  }

  std::vector<Outcome> parallel(const Vector& steps) {
    std::vector<std::future<Outcome>> running;
    std::atomic<std::size_t> begun = 0;
    network_->pause();
    for (const Vector& step : steps)
      running.push_back(std::async(std::launch::async, [this, step, &begun] {
        ++begun;
        return act(step);
      }));
    settle([&] { return begun == steps.size(); });
    std::this_thread::sleep_for(100ms);  // each has asked by now
    network_->resume();
    std::vector<Outcome> outcomes;
    for (auto& one : running) outcomes.push_back(one.get());
    return outcomes;
  }

  /// Waits until `done` and then a moment more, in which nothing further may happen.
  template <class Done>
  static void settle(Done done) {
    for (int i = 0; i < 2000 && !done(); ++i) std::this_thread::sleep_for(2ms);
    std::this_thread::sleep_for(15ms);
  }

  std::optional<Difference> compareRequests(const Vector& wanted, std::size_t before) {
    const auto sent = network_->sent();
    if (sent.size() - before != wanted.size())
      return Difference{std::to_string(wanted.size()) + " requests",
                        std::to_string(sent.size() - before)};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto& [at, request] = sent[before + i];
      const std::string authorization(request.headers.find("Authorization").value_or(""));
      const Vector body =
          request.body.empty() ? Vector() : Vector::parse(request.body, nullptr, false);
      const Vector& want = wanted[i];
      const Vector wantedBody =
          want.at("body").is_object() ? want.at("body").at("value") : Vector();
      if (want.at("method") != request.method || want.at("url") != request.url ||
          at != want.at("at") || !sameJson(body, wantedBody) ||
          authorization != want.at("headers").value("Authorization", ""))
        return Difference{want.dump(), request.method + " " + request.url + " " + authorization +
                                           " " + request.body + " at " + std::to_string(at)};
    }
    return std::nullopt;
  }

  static std::optional<Difference> compareOne(const Vector& wanted, const Outcome& got) {
    if (wanted.value("pending", false)) return std::nullopt;
    if (wanted.contains("throws")) {
      if (got) return Difference{"an error", got->dump()};
      const Vector status = wanted.at("throws").value("status", Vector());
      if (status.is_number() && got.error().status() != status)
        return Difference{status.dump(), std::to_string(got.error().status())};
      return std::nullopt;
    }
    if (!got) return Difference{wanted.dump(), got.error().what()};
    const Vector result = withoutNulls(wanted.value("result", Vector()));
    if (!sameJson(withoutNulls(*got), result)) return Difference{result.dump(), got->dump()};
    return std::nullopt;
  }

  static std::optional<Difference> compareOutcomes(const Vector& step,
                                                   const std::vector<Outcome>& outcomes) {
    if (step.contains("results")) {
      for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (auto difference = compareOne(step["results"][i], outcomes[i])) return difference;
      return std::nullopt;
    }
    return outcomes.empty() ? std::nullopt : compareOne(step, outcomes[0]);
  }

  std::optional<Difference> compareStored(const Vector& wanted) {
    const Vector want = withoutNulls(wanted);
    const auto stored = [this] {
      const auto data = storage_->get().value();
      return data ? withoutNulls(asVector(*data)) : Vector();
    };
    settle([&] { return sameJson(stored(), want); });
    if (!sameJson(stored(), want)) return Difference{"stored " + want.dump(), stored().dump()};
    return std::nullopt;
  }

  std::shared_ptr<AuthNetwork> network_;
  std::shared_ptr<MemoryStorage> storage_;
  Client client_;
  std::map<std::string, std::future<Outcome>> started_;
  // Requests of the steps before; the client may begin before the first step.
  std::size_t seen_ = 0;
};

/// A client with a static token: no session, so only some of the steps.
std::optional<Difference> runStatic(const Vector& vector) {
  const auto network = std::make_shared<AuthNetwork>(vector.value("replies", Vector::array()));
  auto client = createDirectus("https://directus.example.com", {.transport = network})
                    .with(rest())
                    .with(staticToken(vector.at("static").get<std::string>()));
  for (const Vector& step : vector.at("steps")) {
    const std::string kind = step["step"]["do"].get<std::string>();
    const Vector arguments = step["step"].value("args", Vector::array());
    if (kind == "setToken")
      client.setToken(arguments[0].is_string() ? arguments[0].get<std::string>() : "");
    else if (kind == "getToken") {
      if (step.at("result") != client.getToken().get().value_or(""))
        return Difference{step.at("result").dump(), client.getToken().get().value_or("")};
    } else if (kind == "request") {
      (void)client.request(readMe()).result();
      const std::string got(
          network->sent().back().request.headers.find("Authorization").value_or(""));
      const std::string want = step["requests"][0]["headers"].value("Authorization", "");
      if (got != want) return Difference{want, got};
    } else
      throw Skip("the step " + kind + " is not yet here");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Difference> checkAuthSession(const Vector& vector) {
  if (vector.at("steps").at(0).at("step").at("do") == "query") return checkGraphqlQuery(vector);
  const Vector steps = betterSteps(vector);
  if (vector.contains("static") && vector.at("static").is_string()) return runStatic(vector);
  Scenario scenario(vector);
  for (const Vector& step : steps)
    if (auto difference = scenario.run(step))
      return Difference{step.at("step").dump() + ": " + difference->expected, difference->got};
  return std::nullopt;
}
