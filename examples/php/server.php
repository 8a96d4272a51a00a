<?php

// The endpoint, with PHP's own HTTP server: POST /v2/customers/{customer_id}/individual/attach.
//
//     CUSTOMERS=customers.json DOSSIER_LIBRARY=… php -d ffi.enable=1 -d enable_post_data_reading=0 -S 127.0.0.1:PORT server.php
//
// The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it. The second setting keeps
// PHP from reading a body by its Content-Type, which this endpoint ignores. Behind FPM, have the library preloaded (ffi.enable=preload).

declare(strict_types=1);

require __DIR__ . '/Dossier.php';

use Dossier\{Answer, Context, Dossier};

const LARGEST = 1024 * 1024; // the rules refuse bodies long before

function reply(Answer $answer): void
{
    http_response_code($answer->status);
    header('Content-Type: application/json');
    header('Content-Length: ' . strlen($answer->body));
    echo $answer->body;
}

$customers = json_decode(file_get_contents(getenv('CUSTOMERS')), true, flags: JSON_THROW_ON_ERROR);
$body = file_get_contents('php://input', length: LARGEST + 1);
$path = strtok($_SERVER['REQUEST_URI'], '?');
$isRoute = preg_match('~^/v2/customers/([^/]*)/individual/attach$~D', $path, $route) === 1;

if (strlen($body) > LARGEST) {
    http_response_code(413);
} elseif (!$isRoute || $_SERVER['REQUEST_METHOD'] !== 'POST' || !isset($customers[$route[1]])) {
    reply(Dossier::httpError(404));
} else {
    $facts = new Context(['today' => gmdate('Y-m-d')] + $customers[$route[1]]);
    reply(Dossier::httpAnswer($body, $facts, $route[1]));
}
