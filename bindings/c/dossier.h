/* dossier for C, and for every language that calls C.
 *
 * The rules of Attach Documents to Individual Customer V2: the same verdict, byte for byte, as the
 * C++ library and the npm package give.
 *
 *     dossier_context *context = dossier_context_read(facts, strlen(facts));
 *     dossier_result *answer = dossier_http_answer(body, body_length, context, id, strlen(id));
 *     reply(dossier_result_status(answer), dossier_result_text(answer),
 * dossier_result_length(answer)); dossier_result_free(answer); dossier_context_free(context);
 *
 * Texts are UTF-8 and come with their length in bytes; any byte may occur in them, zero included. A
 * text that is given need live only until the call returns, and may be NULL where its length is 0.
 *
 * What a function returns by a name that ends in `_read`, `_start` or is a dossier_result belongs
 * to the caller, who frees it with the function of its type, once. These are never NULL, and every
 * function takes NULL in their place: a mistake of the caller is a result with status
 * DOSSIER_MISUSE, whose text says what is wrong and what to do.
 *
 * Calls share nothing and read no clock, locale or environment, so any number of threads may call
 * at once, also with the same dossier_context. A dossier_result may be read by any number of
 * threads, a dossier_look is fed by one at a time. No C++ exception leaves a function. Where memory
 * runs out, the process ends.
 */
#ifndef DOSSIER_H
#define DOSSIER_H

/* NOLINTBEGIN(modernize-deprecated-headers,modernize-use-using): it is C. */
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call has found: a text and a status. */
typedef struct dossier_result dossier_result;

/* The status of a call that was wrong in itself; the text says why. */
#define DOSSIER_MISUSE (-1)

/* An HTTP status where the call has one, 0 where it has none, or DOSSIER_MISUSE. */
int dossier_result_status(const dossier_result *result);

/* The text, which lives as long as the result and ends with a zero byte that its length does not
 * count. NULL where there is no text, which only dossier_tos_policies_value() says. */
const char *dossier_result_text(const dossier_result *result);
size_t dossier_result_length(const dossier_result *result);

void dossier_result_free(dossier_result *result);

/* The facts around a body (section 2 of the contract), read once and used for any number of calls.
 */
typedef struct dossier_context dossier_context;

/* Reads a context from JSON text. Malformed are: what is not JSON, a member named twice, a wrong
 * type, an unknown member at any level, and a `today` that is no real date. A malformed context is
 * a context too: every call with it gives the same misuse. */
dossier_context *dossier_context_read(const char *json, size_t length);

/* Why the context is malformed, as a text that lives as long as it and ends with a zero byte that
 * its length does not count; NULL where it is not. A member's name in it may hold a zero byte too.
 */
const char *dossier_context_error(const dossier_context *context);
size_t dossier_context_error_length(const dossier_context *context);

void dossier_context_free(dossier_context *context);

/* Checks the text of a request body: the report as JSON (section 3), with its status. Without a
 * context (NULL) no fact is known. A body of more than 262,144 bytes is too long whatever it holds,
 * so it is not read, and may be NULL. */
dossier_result *dossier_check(const char *body, size_t length, const dossier_context *context);

/* What the endpoint answers to that body (section 7): the body of the answer, with its HTTP status.
 * The customer's ID is shown where the request is accepted. */
dossier_result *dossier_http_answer(const char *body, size_t length, const dossier_context *context,
                                    const char *customer_id, size_t customer_id_length);

/* The answers that come before any report: 401, 404 and 500 (section 7). Another status is misuse.
 */
dossier_result *dossier_http_error(int status);

/* What there is to do about the findings on that body, where there is one thing to do (section 11):
 * the fixes of its report as JSON, [] where there are none. Their operations are a JSON Patch
 * (RFC 6902) of the body. */
dossier_result *dossier_fixes(const char *body, size_t length, const dossier_context *context);

/* The text of that body with these fixes applied; all else stays as it is, white space and the
 * order of members too. The new body may have fixes of its own: a type put right shows what it asks
 * for. Applied again and again they come to an end, where the text does not change any more. */
dossier_result *dossier_apply_fixes(const char *body, size_t length,
                                    const dossier_context *context);

/* The plan of a document of that type, issued by that country, as JSON (section 9). No country and
 * a blank one are the same. A type or country that is not known is misuse. */
dossier_result *dossier_describe(const char *type, size_t type_length, const char *country,
                                 size_t country_length);

/* The value of the query parameter `tos_policies_value` of a `tos_policies_url` (section 8). No
 * text where the URL has none. */
dossier_result *dossier_tos_policies_value(const char *url, size_t length);

/* A look at a file before its upload, or while it comes (section 10). Nothing is decoded and of the
 * bytes nothing is kept but counters and flags: some 300 bytes, whatever the length of the file. */
typedef struct dossier_look dossier_look;

/* Begins a look at a file of that name, with or without a path. */
dossier_look *dossier_look_start(const char *name, size_t length);

/* Takes the next bytes of the file. It makes no difference how they are cut. */
void dossier_look_feed(dossier_look *look, const char *piece, size_t length);

/* The report on the file, if it ends here, as JSON. More may follow all the same. A name or piece
 * that was NULL and had a length is the misuse that it tells. */
dossier_result *dossier_look_finish(const dossier_look *look);

void dossier_look_free(dossier_look *look);

/* All rules about bodies, and then those about files, as a JSON array of {"code", "stage",
 * "status", "fact", "where", "when", "source", "params": [{"name", "type"}, ...], "message"}: what
 * `dossier rules --json` shows. Stages are those of section 4, `advice`, `file` and `file_advice`;
 * the status is null where a rule refuses no request, and the fact is null where it needs none of
 * the context. */
dossier_result *dossier_catalogue(void);

/* The version of the library, such as "0.1.0", and the hash of its rules: equal hashes, equal
 * reports. Both end with a zero byte and live for ever. */
const char *dossier_version(void);
const char *dossier_rules_hash(void);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-deprecated-headers,modernize-use-using) */
#endif
