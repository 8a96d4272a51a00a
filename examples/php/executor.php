<?php

// Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one.

declare(strict_types=1);

require __DIR__ . '/Dossier.php';

use Dossier\{Context, Dossier, Look, Misuse};

function compact_json(mixed $value): string
{
    return json_encode(
        $value,
        JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS,
    );
}

/** A report as its JSON says it, out of the objects alone. */
function objects_of(object $report): array
{
    $objects = get_object_vars($report);
    unset($objects['text']);
    if (($objects['truncated'] ?? null) === false) {
        unset($objects['truncated']);
    }
    foreach (['violations', 'advice'] as $list) {
        $objects[$list] = array_map(
            static fn (object $one) => array_filter(get_object_vars($one), static fn (mixed $member) => $member !== null),
            $objects[$list],
        );
    }
    return $objects;
}

function check(object $line): string
{
    $report = Dossier::check($line->body ?? base64_decode($line->body_b64, true), new Context($line->context_text ?? '{}'));
    return "\"report\":$report->text,\"objects\":" . compact_json(objects_of($report));
}

function fix(object $asked): string
{
    $facts = new Context($asked->context_text);
    return '"fixes":' . compact_json(Dossier::fixes($asked->body, $facts))
        . ',"fixed":' . compact_json(Dossier::applyFixes($asked->body, $facts));
}

function check_file(object $asked): string
{
    $look = new Look($asked->name);
    foreach ($asked->pieces as $piece) {
        $look->feed(base64_decode($piece, true));
    }
    $report = $look->finish();
    return "\"file_report\":$report->text,\"objects\":" . compact_json(objects_of($report));
}

/** How long a verdict takes, and beside it json_decode() of the same body. */
function time_of(object $asked): array
{
    $facts = new Context($asked->context_text);
    $start = hrtime(true);
    for ($i = 0; $i < $asked->times; ++$i) {
        Dossier::check($asked->body, $facts);
    }
    $middle = hrtime(true);
    for ($i = 0; $i < $asked->times; ++$i) {
        json_decode($asked->body);
    }
    $end = hrtime(true);
    return ['verdict_ns' => intdiv($middle - $start, $asked->times), 'json_ns' => intdiv($end - $middle, $asked->times)];
}

function answer(object $line): string
{
    try {
        return match (true) {
            isset($line->describe) => '"plan":' . compact_json(Dossier::describe($line->describe->type, $line->describe->country ?? null)),
            isset($line->fix) => fix($line->fix),
            isset($line->check_file) => check_file($line->check_file),
            isset($line->time) => '"time":' . compact_json(time_of($line->time)),
            default => check($line),
        };
    } catch (Misuse $error) {
        return '"error":' . compact_json($error->getMessage());
    }
}

stream_set_timeout(STDIN, 1_000_000_000); // where it is a socket, PHP else takes a minute without lines for its end
while (($text = fgets(STDIN)) !== false) {
    $line = json_decode($text, flags: JSON_THROW_ON_ERROR);
    fwrite(STDOUT, '{"id":' . compact_json($line->id) . ',' . answer($line) . "}\n");
}
