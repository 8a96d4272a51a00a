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

  /* A file comes in pieces, and the report may be asked for at any time. */
  dossier_look *look = dossier_look_start("a.pdf", 5);
  expect_result(dossier_look_finish(look), 0, "\"code\":\"file_empty\"", "a file without bytes is empty");
  dossier_look_feed(look, "%PDF-1.7\n1 0 obj\n%", 18);
  expect_result(dossier_look_finish(look), 0, "\"code\":\"file_truncated\"", "a file may be cut off");
  dossier_look_feed(look, "%EOF", 4);
  dossier_look_feed(look, NULL, 0);
  expect_result(dossier_look_finish(look), 0, "{\"ok\":true,\"type\":\"pdf\",\"violations\":[],\"advice\":[]}", "a file may be cut anywhere");
  dossier_look_free(look);
  look = dossier_look_start(NULL, 0);
  dossier_look_feed(look, "%PDF-%%EOF", 10);
  expect_result(dossier_look_finish(look), 0, "\"code\":\"file_extension_mismatch\"", "a file may have no name");
  dossier_look_free(look);

  /* Fixes. */
  static const char german[] = "{ \"adress_documents\": [{\"type\": \"UTILITY_BILL\", \"country\": \"D\"}] }";
  static const char moved[] = "{ \"address_documents\": [{\"type\": \"UTILITY_BILL\", \"country\": \"D\"}] }";
  static const char put_right[] = "{ \"address_documents\": [{\"type\": \"UTILITY_BILL\", \"country\": \"DEU\"}] }";
  expect_result(dossier_fixes(german, sizeof german - 1, NULL), 0, "\"op\":\"move\",\"from\":\"/adress_documents\"", "a body has fixes");
  expect_result(dossier_apply_fixes(german, sizeof german - 1, NULL), 0, moved, "they are done in the text");
  expect_result(dossier_apply_fixes(moved, sizeof moved - 1, NULL), 0, put_right, "what they make has fixes too");
  expect_result(dossier_apply_fixes(put_right, sizeof put_right - 1, NULL), 0, put_right, "they come to an end");
  expect_result(dossier_fixes("[", 1, NULL), 0, "[]", "a body that is no JSON has none");
  expect_result(dossier_apply_fixes("[", 1, NULL), 0, "[", "and stays as it is");
  expect_result(dossier_fixes(NULL, 262145, NULL), 0, "[]", "a body over the limit has none");

  expect_result(dossier_catalogue(), 0, "[{\"code\":\"body_too_large\",\"stage\":\"parse\",\"status\":400,\"fact\":null,", "the catalogue begins with stage 1");
  expect_result(dossier_catalogue(), 0, "\"code\":\"image_grey\",\"stage\":\"file_advice\",\"status\":null,", "and has the rules about files");

  /* What is wrong in itself is told, and nothing is NULL's end. */
  const int misuse = DOSSIER_MISUSE;
  expect_result(dossier_check(NULL, 1, NULL), misuse, "The body is NULL", "a body that is not there");
  expect_result(dossier_http_answer("{}", 2, NULL, NULL, 1), misuse, "The customer's ID is NULL", "an ID that is not there");
  expect_result(dossier_http_error(403), misuse, "401, 404 and 500", "an error that needs a report");
  expect_result(dossier_describe(NULL, 1, NULL, 0), misuse, "The type is NULL", "a type that is not there");
  expect_result(dossier_describe("PASSPORT", 8, NULL, 1), misuse, "The country is NULL", "a country that is not there");
  expect_result(dossier_describe("PASSPORT", 8, "GERMANY", 7), misuse, "not a code that is accepted", "a country that is no code");
  expect_result(dossier_describe("BADGE", 5, NULL, 0), misuse, "BADGE", "a type that is unknown");
  expect_result(dossier_tos_policies_value(NULL, 1), misuse, "The URL is NULL", "a URL that is not there");
  expect_result(dossier_fixes(NULL, 1, NULL), misuse, "The body is NULL", "fixes of a body that is not there");
  expect_result(dossier_apply_fixes(NULL, 1, NULL), misuse, "The body is NULL", "their text");
  expect_result(dossier_apply_fixes(NULL, 262145, NULL), misuse, "The body is NULL", "their text, of a body over the limit");
  expect_result(dossier_look_finish(NULL), misuse, "The look is NULL", "a look that is not there");
  dossier_look_feed(NULL, "x", 1);
  dossier_look_free(NULL);
  look = dossier_look_start(NULL, 1);
  dossier_look_feed(look, "x", 1);
  expect_result(dossier_look_finish(look), misuse, "The file's name is NULL", "a name that is not there");
  dossier_look_free(look);
  look = dossier_look_start("a.pdf", 5);
  dossier_look_feed(look, NULL, 1);
  dossier_look_feed(look, "x", 1);
  expect_result(dossier_look_finish(look), misuse, "The file's piece is NULL", "a piece that is not there");
  dossier_look_free(look);
  dossier_context *malformed = dossier_context_read("{\"costumer\":{}}", 15);
  expect(dossier_context_error(malformed) != NULL && strstr(dossier_context_error(malformed), "costumer") != NULL, "a malformed context names the member");
  expect_result(dossier_check("{}", 2, malformed), misuse, "costumer", "a malformed context judges nothing");
  expect_result(dossier_fixes("{}", 2, malformed), misuse, "costumer", "and fixes nothing");
  expect_result(dossier_apply_fixes("{}", 2, malformed), misuse, "costumer", "not in the text either");
  expect(dossier_context_error_length(malformed) == strlen(dossier_context_error(malformed)), "an error has a length");
  dossier_context_free(malformed);
  malformed = dossier_context_read("{\"a\\u0000b\":1}", 14);
  expect(dossier_context_error_length(malformed) > strlen(dossier_context_error(malformed)), "an error may hold a zero byte");
  dossier_context_free(malformed);
  malformed = dossier_context_read(NULL, 1);
  expect(dossier_context_error(malformed) != NULL, "a context that is not there is malformed");
  dossier_context_free(malformed);
  expect(dossier_result_status(NULL) == misuse && dossier_result_text(NULL) == NULL && dossier_result_length(NULL) == 0, "NULL is a result of no text");
  expect(dossier_context_error(NULL) == NULL && dossier_context_error_length(NULL) == 0, "NULL is the context without facts");
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
