<?php

declare(strict_types=1);

namespace Dossier;

/** A call that was wrong in itself, such as with a malformed context. Never about a request body. */
final class Misuse extends \InvalidArgumentException
{
}

/** A violation or a piece of advice: what it is, where in the body (a JSON Pointer), and a sentence for a person. */
final readonly class Finding
{
    public function __construct(
        public string $code,
        public string $path,
        public object $params,
        public string $message,
        public ?int $status = null, // of a violation
    ) {
    }
}

/** What the server will say of a body (section 3 of the contract). `$text` is the report's own JSON, the same everywhere. */
final readonly class Report
{
    /**
     * @param list<Finding> $violations
     * @param list<Finding> $advice
     * @param list<string> $undecided
     */
    public function __construct(
        public bool $ok,
        public int $status,
        public array $violations,
        public array $advice,
        public array $undecided,
        public string $text,
        public bool $truncated = false,
    ) {
    }
}

/** What there is to do about a finding (section 11): an operation of a JSON Patch (RFC 6902). */
final readonly class Fix
{
    public function __construct(public string $code, public string $path, public object $operation)
    {
    }
}

/** A violation or a piece of advice about a file. */
final readonly class FileFinding
{
    public function __construct(public string $code, public object $params, public string $message)
    {
    }
}

/** What a look at a file has shown (section 10). `$type` is what the content is, whatever the name says. */
final readonly class FileReport
{
    /**
     * @param list<FileFinding> $violations
     * @param list<FileFinding> $advice
     */
    public function __construct(
        public bool $ok,
        public string $type,
        public array $violations,
        public array $advice,
        public string $text,
    ) {
    }
}

/** What the endpoint answers (section 7): an HTTP status and a body, which is JSON. */
final readonly class Answer
{
    public function __construct(public int $status, public string $body)
    {
    }
}

/** The functions of dossier.h. */
final class Library
{
    private static ?\FFI $library = null;

    public static function get(): \FFI
    {
        return self::$library ??= \FFI::cdef(
            <<<'C'
            typedef struct dossier_result dossier_result;
            typedef struct dossier_context dossier_context;
            typedef struct dossier_look dossier_look;
            int dossier_result_status(const dossier_result *result);
            char *dossier_result_text(const dossier_result *result);
            size_t dossier_result_length(const dossier_result *result);
            void dossier_result_free(dossier_result *result);
            dossier_context *dossier_context_read(const char *json, size_t length);
            char *dossier_context_error(const dossier_context *context);
            size_t dossier_context_error_length(const dossier_context *context);
            void dossier_context_free(dossier_context *context);
            dossier_result *dossier_check(const char *body, size_t length, const dossier_context *context);
            dossier_result *dossier_http_answer(const char *body, size_t length, const dossier_context *context,
                                                const char *customer_id, size_t customer_id_length);
            dossier_result *dossier_http_error(int status);
            dossier_result *dossier_fixes(const char *body, size_t length, const dossier_context *context);
            dossier_result *dossier_apply_fixes(const char *body, size_t length, const dossier_context *context);
            dossier_look *dossier_look_start(const char *name, size_t length);
            void dossier_look_feed(dossier_look *look, const char *piece, size_t length);
            dossier_result *dossier_look_finish(const dossier_look *look);
            void dossier_look_free(dossier_look *look);
            dossier_result *dossier_catalogue(void);
            dossier_result *dossier_describe(const char *type, size_t type_length, const char *country, size_t country_length);
            dossier_result *dossier_tos_policies_value(const char *url, size_t length);
            const char *dossier_version(void);
            const char *dossier_rules_hash(void);
            C,
            getenv('DOSSIER_LIBRARY') ?: 'libdossier.so.0',
        );
    }

    /**
     * Takes status and text out of a result, which is freed.
     *
     * @return array{int, ?string}
     */
    public static function take(\FFI\CData $result): array
    {
        $library = self::get();
        $status = $library->dossier_result_status($result);
        $text = $library->dossier_result_text($result);
        $taken = $text === null ? null : \FFI::string($text, $library->dossier_result_length($result));
        $library->dossier_result_free($result);
        return $status < 0 ? throw new Misuse($taken) : [$status, $taken];
    }

    public static function decode(string $json): mixed
    {
        return json_decode($json, flags: JSON_THROW_ON_ERROR);
    }
}

/** The facts around a body (section 2): read once, used for any number of calls. */
final class Context
{
    public readonly \FFI\CData $handle;

    /**
     * @param array<string, mixed>|string $facts or their JSON text
     * @throws Misuse if they are malformed; its message names the member
     */
    public function __construct(array|string $facts = '{}')
    {
        $text = is_string($facts) ? $facts : json_encode((object) $facts, JSON_THROW_ON_ERROR);
        $this->handle = Library::get()->dossier_context_read($text, strlen($text));
        $error = Library::get()->dossier_context_error($this->handle);
        if ($error !== null) {
            throw new Misuse(\FFI::string($error, Library::get()->dossier_context_error_length($this->handle)));
        }
    }

    public function __destruct()
    {
        Library::get()->dossier_context_free($this->handle);
    }
}

/** A look at a file while it comes, of which nothing is kept. */
final class Look
{
    private readonly \FFI\CData $handle;

    public function __construct(string $name)
    {
        $this->handle = Library::get()->dossier_look_start($name, strlen($name));
    }

    public function __destruct()
    {
        Library::get()->dossier_look_free($this->handle);
    }

    /** Takes the next bytes of the file. It makes no difference how they are cut. */
    public function feed(string $piece): self
    {
        Library::get()->dossier_look_feed($this->handle, $piece, strlen($piece));
        return $this;
    }

    /** The report on the file, if it ends here. */
    public function finish(): FileReport
    {
        [, $text] = Library::take(Library::get()->dossier_look_finish($this->handle));
        $said = Library::decode($text);
        $findings = static fn (array $list): array => array_map(static fn (object $one) => new FileFinding(...(array) $one), $list);
        return new FileReport($said->ok, $said->type, $findings($said->violations), $findings($said->advice), $text);
    }
}

/**
 * The rules of Attach Documents to Individual Customer V2, by libdossier.
 *
 *     $facts = new Context(['today' => '2026-11-22', 'customer' => ['customer_type' => 'INDIVIDUAL']]);
 *     foreach (Dossier::check(file_get_contents('php://input'), $facts)->violations as $finding) {
 *         echo "$finding->path: $finding->message\n";
 *     }
 *
 * Bodies are the bytes of the request as they came, not what json_decode() made of them.
 */
final class Dossier
{
    /** Checks the text of a request body. Whatever it holds, there is a report. */
    public static function check(string $body, ?Context $context = null): Report
    {
        [, $text] = Library::take(Library::get()->dossier_check($body, strlen($body), $context?->handle));
        $said = (array) Library::decode($text);
        foreach (['violations', 'advice'] as $list) {
            $said[$list] = array_map(static fn (object $one) => new Finding(...(array) $one), $said[$list]);
        }
        return new Report(...$said, text: $text);
    }

    /** What the endpoint answers to a body: 200, 400, 403, 409 or 422. */
    public static function httpAnswer(string $body, ?Context $context, string $customerId): Answer
    {
        return new Answer(...Library::take(
            Library::get()->dossier_http_answer($body, strlen($body), $context?->handle, $customerId, strlen($customerId)),
        ));
    }

    /** The answers that come before any report: 401, 404 and 500. */
    public static function httpError(int $status): Answer
    {
        return new Answer(...Library::take(Library::get()->dossier_http_error($status)));
    }

    /**
     * What there is to do about the findings on a body, where there is one thing to do.
     *
     * @return list<Fix>
     */
    public static function fixes(string $body, ?Context $context = null): array
    {
        [, $text] = Library::take(Library::get()->dossier_fixes($body, strlen($body), $context?->handle));
        return array_map(static fn (object $one) => new Fix(...(array) $one), Library::decode($text));
    }

    /** The body with these fixes applied, which may have fixes of its own; all else in it stays as it is. */
    public static function applyFixes(string $body, ?Context $context = null): string
    {
        return Library::take(Library::get()->dossier_apply_fixes($body, strlen($body), $context?->handle))[1];
    }

    /** Looks at a file that is in memory as a whole. */
    public static function checkFile(string $file, string $name): FileReport
    {
        return (new Look($name))->feed($file)->finish();
    }

    /** What a form should ask for a document of that type (section 9). Throws Misuse for an unknown type or country. */
    public static function describe(string $type, ?string $country = null): object
    {
        return Library::decode(Library::take(
            Library::get()->dossier_describe($type, strlen($type), $country, strlen($country ?? '')),
        )[1]);
    }

    /** The value of that name in the terms' URL (section 8), or null. */
    public static function tosPoliciesValue(string $url): ?string
    {
        return Library::take(Library::get()->dossier_tos_policies_value($url, strlen($url)))[1];
    }

    /**
     * All rules, of bodies and of files, with what they ask and what they say.
     *
     * @return list<object>
     */
    public static function catalogue(): array
    {
        return Library::decode(Library::take(Library::get()->dossier_catalogue())[1]);
    }

    public static function version(): string
    {
        return Library::get()->dossier_version();
    }

    public static function rulesHash(): string
    {
        return Library::get()->dossier_rules_hash();
    }
}
