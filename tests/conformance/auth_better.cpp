#include "auth_better.hpp"

#include "values.hpp"

namespace {

const Vector nothing = Vector::array();

bool isRefresh(const Vector& request) {
  const std::string path = request.at("path").get<std::string>();
  return path.ends_with("/auth/refresh");
}

std::string kindOfStep(const Vector& step) {
  return step.at("step").at("do").get<std::string>();
}

/// The step as we want it: what it gives, and that it sends nothing.
void expectSilently(Vector& step, const Vector& result) {
  step.erase("throws");
  step.erase("pending");
  step["result"] = result;
  step["requests"] = nothing;
}

void payloadStaysAsItWas(Vector& steps) {
  for (Vector& step : steps)
    if (step.value("result", Vector()).is_object() && step["result"].contains("returned"))
      step["result"] = Vector(step["result"]["returned"]);
}

/// The refresh token goes into the body exactly when the mode is json.
void modeAppliesWholly(Vector& steps) {
  Vector stored;
  for (Vector& step : steps) {
    const Vector arguments = step["step"].value("args", Vector::array());
    if ((kindOfStep(step) == "refresh" || kindOfStep(step) == "logout") && !arguments.empty()) {
      Vector body = {{"mode", arguments[0]["mode"]}};
      if (body["mode"] == "json") body["refresh_token"] = stored.at("refresh_token");
      step["requests"][0]["body"]["value"] = body;
    }
    if (step.contains("stored") && step["stored"].is_object()) stored = step["stored"];
  }
}

void logoutEndsTheSessionHere(Vector& steps) {
  bool over = false;
  for (Vector& step : steps) {
    over |= kindOfStep(step) == "logout";
    if (!over) continue;
    step["stored"] = nullptr;
    if (kindOfStep(step) == "getToken") step["result"] = nullptr;
  }
}

/// `getToken` gives what the login brought and sends nothing.
void noRefreshForEachCall(Vector& steps) {
  const Vector login = steps.at(0).at("result");
  for (Vector& step : steps) {
    if (kindOfStep(step) != "getToken") continue;
    expectSilently(step, login.at("access_token"));
    step["stored"] = login;
  }
  // Without a lifetime there is no end to compare.
  if (!login.contains("expires")) {
    for (Vector& step : steps) step["stored"].erase("expires_at");
    steps[0]["result"].erase("expires_at");
  }
}

void oneRefreshForAll(Vector& steps) {
  for (Vector& step : steps) {
    if (kindOfStep(step) != "parallel") continue;
    const Vector first = step["results"][0];
    for (Vector& result : step["results"]) result = first;
    step["requests"] = Vector::array({step["requests"][0]});
    step["stored"] = first.at("result");
  }
}

/// Whoever needed the refresh gets its error; an expired token is never sent, and once the session
/// is over nothing is.
void refreshErrorReachesTheCaller(Vector& steps) {
  bool over = false;
  for (Vector& step : steps) {
    if (kindOfStep(step) != "request") continue;
    Vector sent = nothing;
    if (!over)
      for (const Vector& request : step["requests"])
        if (isRefresh(request)) sent.push_back(request);
    over = true;
    step.erase("result");
    step["throws"] = {{"class", "RequestError"}};
    step["requests"] = sent;
    step["stored"] = nullptr;
  }
}

/// The first `getToken` after the expiry refreshes already.
void staleTokenIsNotGiven(Vector& steps) {
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    if (kindOfStep(steps[i]) != "getToken" || kindOfStep(steps[i + 1]) != "getToken") continue;
    steps[i]["result"] = steps[i + 1]["result"];
    steps[i]["requests"] = steps[i + 1]["requests"];
    steps[i]["stored"] = steps[i + 1]["stored"];
    steps[i + 1]["requests"] = nothing;
  }
}

/// What was set, or nothing after a logout, stays whatever a timer or an older refresh brings.
void lastWordStays(Vector& steps) {
  bool said = false;
  Vector token;
  for (Vector& step : steps) {
    const std::string kind = kindOfStep(step);
    if (kind == "setToken" || kind == "logout") {
      said = true;
      token = kind == "setToken" ? step["step"]["args"][0] : Vector();
    }
    if (!said) continue;
    step["stored"] = token.is_null() ? Vector() : Vector{{"access_token", token}};
    if (kind == "advance") step["requests"] = nothing;
    if (kind == "getToken") expectSilently(step, token);
    if (kind == "await") {
      step.erase("result");
      step["throws"] = {{"class", "RequestError"}};
    }
  }
}

/// There is nothing that Directus could end.
void logoutOfNobodyIsSilent(Vector& steps) {
  expectSilently(steps.at(0), nullptr);
}

/// Where Directus brings no other refresh token, the session keeps the one that it has.
void refreshTokenStays(Vector& steps) {
  Vector token;
  for (Vector& step : steps) {
    if (kindOfStep(step) == "login") token = step["result"]["refresh_token"];
    if (kindOfStep(step) == "refresh") {
      step["result"]["refresh_token"] = token;
      step["stored"]["refresh_token"] = token;
    }
    if (kindOfStep(step) == "logout") step["requests"][0]["body"]["value"]["refresh_token"] = token;
  }
}

/// Where the vectors name no quirk of the JS SDK.
void betterWithoutQuirk(const std::string& id, Vector& steps) {
  if (id.ends_with("-logout-without-login")) logoutOfNobodyIsSilent(steps);
  if (id == "json-with-credentials") refreshTokenStays(steps);
}

}  // namespace

Vector betterSteps(const Vector& vector) {
  Vector steps = vector.at("steps");
  if (!vector.contains("quirk")) {
    betterWithoutQuirk(vector.at("id").get<std::string>(), steps);
    return steps;
  }
  const std::string kind = vector.at("quirk").at("kind").get<std::string>();
  if (kind == "argument-mutated")
    payloadStaysAsItWas(steps);
  else if (kind == "mode-override-half-applied")
    modeAppliesWholly(steps);
  else if (kind == "logout-failure-keeps-tokens")
    logoutEndsTheSessionHere(steps);
  else if (kind == "refresh-storm")
    noRefreshForEachCall(steps);
  else if (kind == "double-refresh")
    oneRefreshForAll(steps);
  else if (kind == "refresh-failure-swallowed")
    refreshErrorReachesTheCaller(steps);
  else if (kind == "stale-token-returned")
    staleTokenIsNotGiven(steps);
  else if (kind == "timer-survives-set-token" || kind == "late-refresh-wins")
    lastWordStays(steps);
  else
    throw Skip("the quirk " + kind + " cannot happen here");
  return steps;
}
