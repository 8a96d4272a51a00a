/* What a program in C sees: the same verdicts, errors that say what is wrong, and no crash whatever it hands over. */
#include <dossier.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

static void expect(int holds, const char *what) {
  if (holds) return;
  printf("Not so: %s\n", what);
  failures += 1;
}

/* Expects a status and a part of the text of a result, and frees it. */
static void expect_result(dossier_result *result, int status, const char *part, const char *what) {
  const char *text = dossier_result_text(result);
  int holds = dossier_result_status(result) == status && text != NULL && strstr(text, part) != NULL &&
              strlen(text) == dossier_result_length(result);
  if (!holds) printf("%d %s\n", dossier_result_status(result), text != NULL ? text : "no text");
  expect(holds, what);
  dossier_result_free(result);
}

static const char body[] =
    "{\"identifying_documents\":[{\"type\":\"PASSPORT\",\"number\":\"1\",\"country\":\"DEU\",\"expiry_date\":"
    "\"2030-01-01\",\"files\":[{\"uri\":\"/a.pdf\"}]}],\"address_documents\":[{\"type\":\"UTILITY_BILL\",\"country\":"
    "\"DEU\",\"files\":[{\"uri\":\"/b.pdf\"}]}],\"tos_policies_value\":\"e9414388-fbdf-4407-b5c2-bc39eae3645b\"}";
static const char facts[] = "{\"today\":\"2026-11-22\",\"customer\":{\"attach_in_flight\":true}}";

static void *answer_often(void *context) {
  int conflicts = 0;
  for (int i = 0; i < 2000; ++i) {
    dossier_result *answer = dossier_http_answer(body, sizeof body - 1, context, "c1", 2);
    conflicts += dossier_result_status(answer) == 409;
    dossier_result_free(answer);
  }
  return conflicts == 2000 ? context : NULL;
}

int main(void) {
  dossier_context *context = dossier_context_read(facts, sizeof facts - 1);
  expect(dossier_context_error(context) == NULL, "a good context has no error");

  expect_result(dossier_check(body, sizeof body - 1, NULL), 200, "{\"ok\":true,\"status\":200,", "a good body is accepted");
  expect_result(dossier_check(body, sizeof body - 1, context), 409, "\"code\":\"attach_in_flight\"", "the facts count");
  expect_result(dossier_check("", 0, NULL), 400, "\"code\":\"malformed_json\"", "an empty text is no JSON");
  expect_result(dossier_check(NULL, 0, NULL), 400, "\"params\":{\"offset\":0}", "NULL of no length is an empty text");
  expect_result(dossier_check("\"a\0b\"", 5, NULL), 400, "{\"offset\":2}", "a zero byte ends no text");
  expect_result(dossier_check(NULL, 262145, NULL), 400, "{\"max\":262144,\"actual\":262145}", "a body over the limit need not be held");
  expect_result(dossier_http_answer(body, sizeof body - 1, NULL, "c1", 2), 200, "{\"data\":{\"customer_id\":\"c1\"}", "an accepted body is answered");
  expect_result(dossier_http_answer("{}", 2, NULL, "c1", 2), 422, "{\"message\":\"The request has 3 error(s).\"", "a refused one too");
  expect_result(dossier_http_error(401), 401, "{\"message\":", "401 has an answer");
  expect_result(dossier_describe("PASSPORT", 8, "DEU", 3), 0, "\"state\":\"forbidden\"", "a passport has a plan");
  expect_result(dossier_describe("DRIVERS_LICENSE", 15, NULL, 0), 0, "\"state\":\"conditional\"", "a plan needs no country");
  expect_result(dossier_tos_policies_value("https://t?tos_policies_value=a%20b", 34), 0, "a b", "the terms' value is decoded");
  dossier_result *none = dossier_tos_policies_value("https://t", 9);
  expect(dossier_result_status(none) == 0 && dossier_result_text(none) == NULL && dossier_result_length(none) == 0, "no value is no text");
  dossier_result_free(none);
  expect(strlen(dossier_rules_hash()) == 16 && strlen(dossier_version()) > 0, "the library tells its version and hash");

  /* What is wrong in itself is told, and nothing is NULL's end. */
  const int misuse = DOSSIER_MISUSE;
  expect_result(dossier_check(NULL, 1, NULL), misuse, "The body is NULL", "a body that is not there");
  expect_result(dossier_http_answer("{}", 2, NULL, NULL, 1), misuse, "The customer's ID is NULL", "an ID that is not there");
  expect_result(dossier_http_error(403), misuse, "401, 404 and 500", "an error that needs a report");
  expect_result(dossier_describe(NULL, 1, NULL, 0), misuse, "The type is NULL", "a type that is not there");
  expect_result(dossier_describe("PASSPORT", 8, NULL, 1), misuse, "The country is NULL", "a country that is not there");
  expect_result(dossier_describe("PASSPORT", 8, "GERMANY", 7), misuse, "not a country code", "a country that is no code");
  expect_result(dossier_describe("BADGE", 5, NULL, 0), misuse, "BADGE", "a type that is unknown");
  expect_result(dossier_tos_policies_value(NULL, 1), misuse, "The URL is NULL", "a URL that is not there");
  dossier_context *malformed = dossier_context_read("{\"costumer\":{}}", 15);
  expect(dossier_context_error(malformed) != NULL && strstr(dossier_context_error(malformed), "costumer") != NULL, "a malformed context names the member");
  expect_result(dossier_check("{}", 2, malformed), misuse, "costumer", "a malformed context judges nothing");
  dossier_context_free(malformed);
  malformed = dossier_context_read(NULL, 1);
  expect(dossier_context_error(malformed) != NULL, "a context that is not there is malformed");
  dossier_context_free(malformed);
  expect(dossier_result_status(NULL) == misuse && dossier_result_text(NULL) == NULL && dossier_result_length(NULL) == 0, "NULL is a result of no text");
  expect(dossier_context_error(NULL) == NULL, "NULL is the context without facts");
  dossier_result_free(NULL);
  dossier_context_free(NULL);

  /* One context, many threads. */
  pthread_t threads[8];
  for (int i = 0; i < 8; ++i) pthread_create(&threads[i], NULL, answer_often, context);
  for (int i = 0; i < 8; ++i) {
    void *done;
    pthread_join(threads[i], &done);
    expect(done == context, "a context serves many threads at once");
  }
  dossier_context_free(context);
  return failures == 0 ? 0 : 1;
}
