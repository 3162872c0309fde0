// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/bf-file.h"
#include "core/bf-json.h"
#include "core/bf-profile.h"
#include "core/bf-variant.h"

/* Whatever a file holds, it opens, or a message names the place and the remedy.
 * In no case is there a warning, a wait, or a change of the file.
 *
 * The numbers before the rules are those of 68 kinds of damage.  Some kinds are
 * tested with what they are about: 62 in test-file, 64 in test-user-catalog, 66 in
 * test-draft and test-recovery, 68 in test-bad-input; files of 46 (links) and 48
 * (periods of leave) cannot be, because a plan has neither. */

#define OK -1
#define HEAD "{\"format\": \"backfill-profile\", \"version\": 1"
#define T(text) text, sizeof (text) - 1
/* A profile with these members. */
#define P(members) T (HEAD ", " members "}")
/* Checkers of memory take their time. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 60
#define STRIDE 37
#else
#define MAX_SECONDS 2
#define STRIDE 1
#endif
/* Room for the path of the file as well. */
#define MAX_MESSAGE 700

typedef struct
{
  const char *rule;
  const char *text;
  gsize length;
  int code;            /* of BF_CORE_ERROR, or OK */
  const char *message; /* what it must say after the name of the file */
} Case;

static const Case cases[] = {
  { "01-empty", T (""), BF_CORE_ERROR_EMPTY, "“case.backfill” is empty. Choose another file, or take it from a backup." },
  { "02-white-space", T (" \n\t\r\n "), BF_CORE_ERROR_EMPTY, "the file is empty. Choose another file, or take it from a backup." },
  { "02-byte-order-mark-alone", T ("\xef\xbb\xbf"), BF_CORE_ERROR_EMPTY, "the file is empty. Choose another file, or take it from a backup." },
  { "03-zero-bytes", T ("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: the file holds zero bytes, as after a power cut. Take it from a backup." },
  { "03-zero-bytes-in-the-second-half", T (HEAD ", \"na\0\0\0\0\0\0\0\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 49: the file holds zero bytes, as after a power cut. Take it from a backup." },
  { "04-cut-in-a-name", T (HEAD ", \"na"), BF_CORE_ERROR_SYNTAX, "line 1, column 46: this text has no closing quotation mark. Add it, or take the file from a backup." },
  { "04-cut-in-a-list", T (HEAD ",\n \"staff\": [{\"role\": \"physician\""), BF_CORE_ERROR_SYNTAX, "line 2, column 32: the file ends before the “{” of line 2, column 12 is closed. Part of the file is missing: take it from a backup." },
  { "05-something-behind-it", T (HEAD "}\nxyz"), BF_CORE_ERROR_SYNTAX, "line 2, column 1: the file goes on after its end. Remove everything from here on." },
  { "05-a-second-plan-behind-it", T (HEAD "}" HEAD "}"), BF_CORE_ERROR_SYNTAX, "line 1, column 45: the file goes on after its end. Remove everything from here on." },
  { "07-byte-order-mark", T ("\xef\xbb\xbf" HEAD "}"), OK },
  { "08-utf-16", T ("\xff\xfe{\0\"\0f\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this text is stored as UTF-16. Save it as UTF-8." },
  { "08-utf-16-the-other-way", T ("\xfe\xff\0{\0\"\0f"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this text is stored as UTF-16. Save it as UTF-8." },
  { "08-utf-16-without-a-mark", T ("{\0\"\0f\0o\0r\0m\0a\0t\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this text is stored as UTF-16. Save it as UTF-8." },
  { "08-utf-32", T ("\xff\xfe\0\0{\0\0\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this text is stored as UTF-16. Save it as UTF-8." },
  { "08-latin-1", P ("\"name\": \"Caf\xe9\""), BF_CORE_ERROR_SYNTAX, "line 1, column 58: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "08-windows-1252", P ("\"name\": \"\x93Main\x94\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "09-overlong", P ("\"name\": \"\xc0\xaf\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "09-surrogate-bytes", P ("\"name\": \"\xed\xa0\x80\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "09-cut-character", T (HEAD ", \"name\": \"\xe2\x82"), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "10-zero-byte-in-a-text", P ("\"name\": \"a\0b\""), BF_CORE_ERROR_SYNTAX, "line 1, column 56: the file holds zero bytes, as after a power cut. Take it from a backup." },
  { "10-zero-by-escape", P ("\"name\": \"a\\u0000b\""), BF_CORE_ERROR_SYNTAX, "line 1, column 56: the character “\\u0000” is not allowed in text. Remove it." },
  { "11-lone-half", P ("\"name\": \"\\ud800abc\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this is half of a character, without the other half. Remove it." },
  { "11-reversed-halves", P ("\"name\": \"\\ude00\\ud83d\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this is half of a character, without the other half. Remove it." },
  { "12-raw-line-break", P ("\"name\": \"a\nb\""), BF_CORE_ERROR_SYNTAX, "line 1, column 56: text may not hold a line break, a tab or another control character. Close the quotation mark first, or write \\n or \\t." },
  { "12-raw-escape", P ("\"name\": \"\033[31mred\""), BF_CORE_ERROR_SYNTAX, "line 1, column 55: text may not hold a line break, a tab or another control character. Close the quotation mark first, or write \\n or \\t." },
  { "14-open-text", T (HEAD ", \"name\": \"abc}"), BF_CORE_ERROR_SYNTAX, "line 1, column 54: this text has no closing quotation mark. Add it, or take the file from a backup." },
  { "14-open-list", T (HEAD ", \"staff\": ["), BF_CORE_ERROR_SYNTAX, "line 1, column 56: the file ends before the “[” of line 1, column 55 is closed. Part of the file is missing: take it from a backup." },
  { "14-open-object", T (HEAD ", \"numbers\": {"), BF_CORE_ERROR_SYNTAX, "line 1, column 58: the file ends before the “{” of line 1, column 57 is closed. Part of the file is missing: take it from a backup." },
  { "15-comma-at-the-end", P ("\n\"name\": \"a\",\n"), BF_CORE_ERROR_SYNTAX, "line 2, column 12: there is a comma with nothing after it. Remove it." },
  { "15-missing-comma", P ("\"name\": \"a\"\n\"state\": \"OH\""), BF_CORE_ERROR_SYNTAX, "line 2, column 1: “\"” is not expected here. There should be a comma or a closing }." },
  { "15-missing-colon", P ("\"name\" \"a\""), BF_CORE_ERROR_SYNTAX, "line 1, column 53: “\"” is not expected here. There should be a colon after the name." },
  { "15-single-quotes", P ("'name': 'a'"), BF_CORE_ERROR_SYNTAX, "line 1, column 46: this quotation mark is not allowed here. Use the straight double one (\")." },
  { "15-name-without-quotes", P ("name: \"a\""), BF_CORE_ERROR_SYNTAX, "line 1, column 46: “n” is not expected here. There should be a name in quotation marks." },
  { "16-remark", P ("/* mine */ \"name\": \"a\""), BF_CORE_ERROR_SYNTAX, "line 1, column 46: remarks are not allowed. Remove this one." },
  { "16-remark-to-the-end-of-the-line", P ("\"name\": \"a\" // mine\n"), BF_CORE_ERROR_SYNTAX, "line 1, column 58: remarks are not allowed. Remove this one." },
  { "16-assignment", T ("var plan = " HEAD "};"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: “v” is not expected here. There should be a text in quotation marks, a number, true, false, null, { or [." },
  { "17-not-a-number", P ("\"numbers\": {\"visits-per-day\": NaN}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: this word is not allowed. Use a number, true, false or null." },
  { "17-infinity", P ("\"numbers\": {\"visits-per-day\": Infinity}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: this word is not allowed. Use a number, true, false or null." },
  { "17-true-in-capitals", P ("\"staff\": True"), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this word is not allowed. Use a number, true, false or null." },
  { "17-undefined", P ("\"staff\": undefined"), BF_CORE_ERROR_SYNTAX, "line 1, column 55: this word is not allowed. Use a number, true, false or null." },
  { "18-leading-zero", P ("\"role_pay\": {\"medical-assistant\": 0123}"), BF_CORE_ERROR_SYNTAX, "line 1, column 80: “0123” is not a number that can be read. Remove the zero at its beginning." },
  { "18-hexadecimal", P ("\"numbers\": {\"visits-per-day\": 0x1F}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: “0x1F” is not a number that can be read. Write it with digits and a decimal point only, such as 1250.5." },
  { "18-point-first", P ("\"numbers\": {\"visits-per-day\": .5}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: “.” is not a number that can be read. Write a digit before the decimal point, such as 0.5." },
  { "18-point-last", P ("\"numbers\": {\"visits-per-day\": 1.}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: “1.” is not a number that can be read. Write a digit after the decimal point, such as 1.0." },
  { "18-plus", P ("\"numbers\": {\"visits-per-day\": +1}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: “+” is not a number that can be read. Remove the plus sign." },
  { "18-underscore", P ("\"numbers\": {\"visits-per-day\": 1_000}"), BF_CORE_ERROR_SYNTAX, "line 1, column 76: “1_000” is not a number that can be read. Write it with digits and a decimal point only, such as 1250.5." },
  { "18-decimal-comma", P ("\"numbers\": {\"visits-per-day\": 1,5}"), BF_CORE_ERROR_SYNTAX, "line 1, column 78: a number has a decimal comma here. Write a point instead of the comma." },
  { "19-int64-overflow", P ("\"numbers\": {\"visits-per-day\": 9223372036854775808}"), BF_CORE_ERROR_TOO_LARGE, "line 1, column 76: “9223372036854775808” is not a number that can be read. It is too large." },
  { "19-many-digits", P ("\"numbers\": {\"visits-per-day\": 123456789012345678901234567890123456789012345678901234567890}"), BF_CORE_ERROR_TOO_LARGE, "line 1, column 76: “1234567890123456789012345678901234567890…” is not a number that can be read. It is too large." },
  { "20-double-overflow", P ("\"numbers\": {\"visits-per-day\": 1e400}"), BF_CORE_ERROR_TOO_LARGE, "line 1, column 76: “1e400” is not a number that can be read. It is too large." },
  { "20-negative-double-overflow", P ("\"numbers\": {\"visits-per-day\": -1e400}"), BF_CORE_ERROR_TOO_LARGE, "line 1, column 76: “-1e400” is not a number that can be read. It is too large." },
  { "20-double-underflow", P ("\"numbers\": {\"visits-per-day\": 1e-400}"), OK },
  { "21-minus-zero", P ("\"numbers\": {\"visits-per-day\": -0}"), OK },
  { "21-whole-number-with-a-point", P ("\"staff\": [{\"role\": \"physician\", \"people\": 1.0, \"fte\": 1}]"), OK },
  { "21-whole-number-with-an-exponent", P ("\"numbers\": {\"visits-per-day\": 1e2}"), OK },
  { "22-negative-pay", P ("\"role_pay\": {\"medical-assistant\": -5}"), BF_CORE_ERROR_FIELD, "role_pay.medical-assistant: must be a number from 0 to 1000, but is -5." },
  { "22-no-working-time", P ("\"staff\": [{\"role\": \"physician\", \"fte\": 0}]"), BF_CORE_ERROR_FIELD, "staff[0].fte: must be more than 0. Take the row out if nobody works there." },
  { "22-twelve-working-times", P ("\"staff\": [{\"role\": \"physician\", \"fte\": 12}]"), BF_CORE_ERROR_FIELD, "staff[0].fte: must be a number from 0 to 1, but is 12." },
  { "22-negative-visits", P ("\"numbers\": {\"visits-per-day\": -1}"), BF_CORE_ERROR_FIELD, "numbers.visits-per-day: must be a number from 0 to 5000, but is -1." },
  { "22-a-billion-visits", P ("\"numbers\": {\"visits-per-day\": 1e9}"), BF_CORE_ERROR_FIELD, "numbers.visits-per-day: must be a number from 0 to 5000, but is 1000000000." },
  { "23-number-as-text", P ("\"numbers\": {\"visits-per-day\": \"42\"}"), BF_CORE_ERROR_FIELD, "numbers.visits-per-day: must be a number, without quotation marks." },
  { "23-text-as-number", P ("\"name\": 42"), BF_CORE_ERROR_FIELD, "name: must be text in quotation marks." },
  { "25-null-for-what-is-optional", P ("\"staff\": null, \"name\": null, \"pains\": null, \"variants\": null, \"notes\": null, \"logo\": null, \"catalog\": null"), OK },
  { "25-null-for-what-is-needed", P ("\"staff\": [{\"role\": null, \"fte\": 1}]"), BF_CORE_ERROR_FIELD, "staff[0].role: must be text in quotation marks." },
  { "26-a-name-twice", P ("\"name\": \"a\",\n\"name\": \"b\""), BF_CORE_ERROR_SYNTAX, "line 2, column 1: a name occurs twice in one object: “name”. Remove one of them." },
  { "26-a-field-twice", P ("\"numbers\": {\"visits-per-day\": 1, \"visits-per-day\": 2}"), BF_CORE_ERROR_SYNTAX, "line 1, column 79: a name occurs twice in one object: “visits-per-day”. Remove one of them." },
  { "27-a-name-in-capitals", P ("\"Name\": \"a\""), BF_CORE_ERROR_FIELD, "There is no field “Name”. Correct its name or take it out." },
  { "29-an-empty-name", P ("\"\": 1"), BF_CORE_ERROR_SYNTAX, "line 1, column 46: this name is empty. Write one between the quotation marks." },
  { "29-a-name-of-a-programming-language", P ("\"__proto__\": {}"), BF_CORE_ERROR_FIELD, "There is no field “__proto__”. Correct its name or take it out." },
  { "30-no-format", T ("{\"version\": 1}"), BF_CORE_ERROR_FORMAT, "This is not a Backfill file: its “format” is not “backfill-profile”. Choose another file." },
  { "30-another-format", T ("{\"format\": \"shopping-list\", \"version\": 1}"), BF_CORE_ERROR_FORMAT, "This is not a Backfill file: its “format” is not “backfill-profile”. Choose another file." },
  { "31-no-version", T ("{\"format\": \"backfill-profile\"}"), BF_CORE_ERROR_FIELD, "version: is missing. Add it." },
  { "31-version-zero", T ("{\"format\": \"backfill-profile\", \"version\": 0}"), BF_CORE_ERROR_FIELD, "version: must be a number from 1 to 1000000, but is 0." },
  { "31-version-below-zero", T ("{\"format\": \"backfill-profile\", \"version\": -1}"), BF_CORE_ERROR_FIELD, "version: must be a number from 1 to 1000000, but is -1." },
  { "31-version-as-text", T ("{\"format\": \"backfill-profile\", \"version\": \"1\"}"), BF_CORE_ERROR_FIELD, "version: must be a number, without quotation marks." },
  { "31-version-one-and-a-half", T ("{\"format\": \"backfill-profile\", \"version\": 1.5}"), BF_CORE_ERROR_NEWER_VERSION, "The file was saved by a newer Backfill (format version 1.5; this one reads up to 1). Update Backfill to open it." },
  { "31-version-a-billion", T ("{\"format\": \"backfill-profile\", \"version\": 1e9}"), BF_CORE_ERROR_FIELD, "version: must be a number from 1 to 1000000, but is 1000000000." },
  { "32-a-newer-member", P ("\"rooms\": []"), BF_CORE_ERROR_FIELD, "There is no field “rooms”. Correct its name or take it out." },
  { "33-a-newer-version", T ("{\"format\": \"backfill-profile\", \"version\": 2, \"rooms\": []}"), BF_CORE_ERROR_NEWER_VERSION, "The file was saved by a newer Backfill (format version 2; this one reads up to 1). Update Backfill to open it." },
  { "34-empty-lists", P ("\"staff\": [], \"pains\": [], \"variants\": [], \"numbers\": {}, \"notes\": {}, \"role_pay\": {}"), OK },
  { "40-marks-on-marks", P ("\"name\": \"Z\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x80\xcc\x81\""), OK },
  { "41-turned-around", P ("\"name\": \"Main \xe2\x80\xaetxt.exe\""), OK },
  { "42-twins-by-composition", P ("\"variants\": [{\"name\": \"caf\xc3\xa9\"}, {\"name\": \"cafe\xcc\x81\"}]"), OK },
  { "43-markup-formulas-and-escapes", P ("\"name\": \"<b>&amp; %s%n =1+2\", \"address\": \"@SUM(A1)\\u001b[2J\", \"notes\": {\"summary\": \"<script>\"}"), OK },
  { "44-scripts", P ("\"name\": \"שלום 漢字 हिन्दी Hmoob 👩‍⚕️\""), OK },
  { "45-no-characters", P ("\"name\": \"a\xef\xbf\xbe\xef\xb7\x90\""), OK },
  { "47-a-day-that-is-not", P ("\"start_date\": \"2024-02-30\""), BF_CORE_ERROR_FIELD, "start_date: “2024-02-30” is not a date. Write it as year-month-day, such as “2027-01-11”." },
  { "47-a-date-with-slashes", P ("\"start_date\": \"31/12/2024\""), BF_CORE_ERROR_FIELD, "start_date: “31/12/2024” is not a date. Write it as year-month-day, such as “2027-01-11”." },
  { "47-a-year-zero", P ("\"start_date\": \"0000-01-01\""), BF_CORE_ERROR_FIELD, "start_date: “0000-01-01” is not a date. Write it as year-month-day, such as “2027-01-11”." },
  { "47-a-far-year", P ("\"start_date\": \"9999-12-31\""), OK },
  { "49-two-what-ifs-of-one-name", P ("\"variants\": [{\"name\": \"A\"}, {\"name\": \"A\"}]"), BF_CORE_ERROR_FIELD, "variants[1].name: There are two what-ifs named “A”. Rename one." },
  { "50-a-role-that-is-not", P ("\"staff\": [{\"role\": \"wizard\", \"fte\": 1}]"), BF_CORE_ERROR_FIELD, "staff[0].role: There is no role “wizard” in the catalog. Correct the name or add the role." },
  { "50-a-task-that-is-not", P ("\"task_minutes\": {\"juggle\": 1}"), BF_CORE_ERROR_FIELD, "task_minutes: The catalog knows nothing named “juggle”. Correct the name or take it out." },
  { "50-a-setting-that-is-not", P ("\"setting\": \"castle\""), BF_CORE_ERROR_FIELD, "setting: There is no kind of facility “castle” in the catalog. Correct the name." },
  { "51-a-circle-of-training", P ("\"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"roles\": [{\"id\": \"medical-assistant\", \"cross_trains_to\": \"front-desk\"}, {\"id\": \"front-desk\", \"cross_trains_to\": \"medical-assistant\"}]}"), OK },
  { "52-an-include", P ("\"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"include\": \"plan.backfill\"}"), BF_CORE_ERROR_FIELD, "catalog: backfill-catalog: There is no field “include”. Correct its name or take it out." },
  { "53-a-role-that-is-built-in", P ("\"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"roles\": [{\"id\": \"medical-assistant\", \"title\": \"Helper\"}]}"), OK },
  { "54-a-catalog", T ("{\"format\": \"backfill-catalog\", \"version\": 1}"), BF_CORE_ERROR_FORMAT, "This is a catalog of roles, not a facility. Choose a file that was saved from Backfill's window." },
  { "55-a-package", T ("{\"name\": \"left-pad\", \"version\": \"1.0.0\", \"dependencies\": {}}"), BF_CORE_ERROR_FORMAT, "This is not a Backfill file: its “format” is not “backfill-profile”. Choose another file." },
  { "55-a-map", T ("{\"type\": \"FeatureCollection\", \"features\": []}"), BF_CORE_ERROR_FORMAT, "This is not a Backfill file: its “format” is not “backfill-profile”. Choose another file." },
  { "55-a-list", T ("[1, 2, 3]"), BF_CORE_ERROR_FORMAT, "This is not a Backfill file: it does not start with a brace. Choose another file." },
  { "56-an-archive", T ("PK\003\004\024\0\0\0\010\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is an office document or an archive. Choose a file that was saved with Backfill." },
  { "56-a-pdf", T ("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is a PDF document. Choose a file that was saved with Backfill." },
  { "56-a-picture", T ("\211PNG\r\n\032\n"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is a picture. Choose a file that was saved with Backfill." },
  { "56-a-web-page", T ("<!DOCTYPE html><html></html>"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is a web page or an XML file. Choose a file that was saved with Backfill." },
  { "56-a-table", T ("role,people,fte\nnurse,2,1\n"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: “r” is not expected here. There should be a text in quotation marks, a number, true, false, null, { or [." },
  { "57-a-compressed-file", T ("\037\213\010\0\0\0\0\0"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is a compressed file. Unpack it first." },
  { "57-an-encrypted-file", T ("-----BEGIN PGP MESSAGE-----\n\nhQEMA"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this is an encrypted file. Decrypt it first." },
  { "58-marks-of-a-conflict", T ("{\n<<<<<<< HEAD\n\"format\": \"backfill-profile\"\n=======\n>>>>>>> b\n}"), BF_CORE_ERROR_SYNTAX, "line 2, column 1: two versions of the file were mixed here. Keep one and remove the marks." },
  { "58-quoted-by-mail", T ("> " HEAD "}"), BF_CORE_ERROR_SYNTAX, "line 1, column 1: this was quoted by a mail program. Remove the “>” at the beginning of each line, or ask for the file as an attachment." },
  { "58-lines-of-windows", T ("{\r\n\"format\": \"backfill-profile\",\r\n\"version\": 1\r\n}\r\n"), OK },
  { "58-lines-of-an-old-mac", T ("{\r\"format\": \"backfill-profile\",\r\"version\": 1\r}\r"), OK },
  { "59-damaged-by-mail", P ("\"name\": \"a=3Db\""), OK },
  { "59-base64", T ("eyJmb3JtYXQiOiAiYmFja2ZpbGwtcHJvZmlsZSJ9Cg=="), BF_CORE_ERROR_SYNTAX, "line 1, column 1: “e” is not expected here. There should be a text in quotation marks, a number, true, false, null, { or [." },
  { "60-quotation-marks-of-a-word-processor", T ("{“format”: “backfill-profile”}"), BF_CORE_ERROR_SYNTAX, "line 1, column 2: this quotation mark is not allowed here. Use the straight double one (\")." },
  { "67-a-logo-that-is-no-base64", P ("\"logo\": [\"???\"]"), BF_CORE_ERROR_FIELD, "logo: must be a PNG picture in Base64. Take it out, and choose the logo again in the window." },
  { "67-a-logo-that-is-a-drawing", P ("\"logo\": [\"PHN2Zz48L3N2Zz4=\"]"), BF_CORE_ERROR_FORMAT, "logo: The logo is not a PNG picture. Save it as PNG, and choose that file." },
  { "67-a-logo-cut-short", P ("\"logo\": [\"iVBORw0KGgoAAAANSUhEUg==\"]"), BF_CORE_ERROR_FORMAT, "logo: The logo is not a PNG picture. Save it as PNG, and choose that file." },
  { "67-a-logo-as-large-as-a-wall", P ("\"logo\": [\"iVBORw0KGgoAAAANSUhEUgAAdTAAAHUwCAIAAAAAAAAA\"]"), BF_CORE_ERROR_TOO_LARGE, "logo: The logo may be up to 4000 pixels wide and high. Save it smaller, and choose that file." },
};

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + now.tv_nsec / 1e9;
}

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static GFile *
write_file (const char *name,
            const char *text,
            gsize length)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  /* In place: beside a name of 255 bytes there is no room for another. */
  g_unlink (path);
  g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static guint
count_sentences (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p++)
    n += *p == '.' && (p[1] == ' ' || p[1] == '\0');

  return n;
}

/* What every message has in common. */
static void
check_message (const GError *error)
{
  static const char *const words_of_libraries[] = { "<data>", "Parse error", "json", "glib", "GLib", "errno", "assert", "(null)" };

  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, MAX_MESSAGE);
  g_assert_cmpuint (count_sentences (error->message), <=, 3);
  g_assert_true (g_str_has_suffix (error->message, "."));
  for (const char *p = error->message; *p; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
  for (guint i = 0; i < G_N_ELEMENTS (words_of_libraries); i++)
    if (strstr (error->message, words_of_libraries[i]) != NULL)
      g_error ("“%s” quotes a library", error->message);
}

static void
check_load (GFile *file,
            int code,
            const char *message)
{
  double start = get_seconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = bf_profile_load (file, bf_catalog_get_builtin (), &error);

  g_assert_cmpfloat (get_seconds () - start, <, MAX_SECONDS);
  if (code == OK)
    {
      g_assert_no_error (error);
      g_assert_nonnull (profile);
      return;
    }
  g_assert_null (profile);
  g_assert_nonnull (error);
  g_assert_error (error, BF_CORE_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, message);
  check_message (error);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GFile) file = write_file ("case.backfill", c->text, c->length);
  g_autofree char *after = NULL;
  gsize length;

  check_load (file, c->code, c->message);
  g_assert_true (g_file_load_contents (file, NULL, &after, &length, NULL, NULL));
  g_assert_cmpmem (after, length, c->text, c->length);
}

/* A profile with every kind of member in it. */
static char *
dup_full_profile (gsize *length)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fuzz", "corpus", "profile", "everything.backfill", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_cut_anywhere (void)
{
  gsize length;
  g_autofree char *text = dup_full_profile (&length);

  g_strchomp (text);
  for (gsize i = 0; i < strlen (text); i += STRIDE)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error));
      g_assert_cmpint (error->domain, ==, BF_CORE_ERROR);
      check_message (error);
    }
}

/* Each letter of a good file turned into another: it opens or says why. */
static void
test_any_slip_of_a_finger (void)
{
  static const char slips[] = { '"', '0', 'x', ',', '}', ' ', '-' };
  gsize length;
  g_autofree char *text = dup_full_profile (&length);

  for (gsize i = 0; i < length; i += STRIDE)
    {
      char *copy = g_memdup2 (text, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BfProfile) profile = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] = slips[i % G_N_ELEMENTS (slips)];
      bytes = g_bytes_new_take (copy, length);
      profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);
      if (profile == NULL)
        check_message (error);
    }
}

static void
test_too_large (void)
{
  g_autofree char *path = dup_path ("large.backfill");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const goffset sizes[] = { BF_FILE_MAX_BYTES + 1, G_GINT64_CONSTANT (20) << 30 };

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int fd = g_creat (path, 0600);

      g_assert_cmpint (ftruncate (fd, sizes[i]), ==, 0);
      close (fd);
      check_load (file, BF_CORE_ERROR_TOO_LARGE, "“large.backfill” is larger than");
    }
  g_unlink (path);
}

static void
check_text (GString *text,
            int code,
            const char *message)
{
  g_autoptr (GFile) file = write_file ("generated.backfill", text->str, text->len);

  check_load (file, code, message);
}

static void
append_times (GString *text,
              const char *piece,
              guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
test_nested (void)
{
  static const guint depths[] = { 33, 1000, 100000 };
  static const char *const brackets[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (brackets); j++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        append_times (text, brackets[j], depths[i]);
        check_text (text, BF_CORE_ERROR_TOO_LARGE, "more than 32 brackets are open at once");
      }
}

/* Every member with a value of every other type: a message names the member, or
 * the value is one it may have. */
static void
test_type_matrix (void)
{
  static const char *const values[] = { "true", "7", "\"x\"", "[]", "{}", "[[]]", "[7]", "{\"x\": 7}" };
  static const struct
  {
    const char *before;
    const char *after;
    const char *place;
  } members[] = {
    { "\"name\": ", "", "name" },
    { "\"address\": ", "", "address" },
    { "\"prepared_by\": ", "", "prepared_by" },
    { "\"setting\": ", "", "setting" },
    { "\"state\": ", "", "state" },
    { "\"currency\": ", "", "currency" },
    { "\"start_date\": ", "", "start_date" },
    { "\"numbers\": ", "", "numbers" },
    { "\"numbers\": {\"visits-per-day\": ", "}", "numbers.visits-per-day" },
    { "\"task_minutes\": ", "", "task_minutes" },
    { "\"task_minutes\": {\"claims\": ", "}", "task_minutes.claims" },
    { "\"task_per_driver\": ", "", "task_per_driver" },
    { "\"task_per_driver\": {\"claims\": ", "}", "task_per_driver.claims" },
    { "\"role_pay\": ", "", "role_pay" },
    { "\"role_pay\": {\"medical-assistant\": ", "}", "role_pay.medical-assistant" },
    { "\"staff\": ", "", "staff" },
    { "\"staff\": [{\"fte\": 1, \"role\": ", "}]", "staff[0].role" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": ", "}]", "staff[0].fte" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"people\": ", "}]", "staff[0].people" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"label\": ", "}]", "staff[0].label" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"leaving\": ", "}]", "staff[0].leaving" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"hourly_pay\": ", "}]", "staff[0].hourly_pay" },
    { "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"absence_percent\": ", "}]", "staff[0].absence_percent" },
    { "\"pains\": ", "", "pains" },
    { "\"variants\": ", "", "variants" },
    { "\"variants\": [{\"name\": ", "}]", "variants[0].name" },
    { "\"variants\": [{\"name\": \"A\", \"numbers\": ", "}]", "variants[0]" },
    { "\"variants\": [{\"name\": \"A\", \"staff\": ", "}]", "variants[0]" },
    { "\"catalog\": ", "", "catalog" },
    { "\"notes\": ", "", "notes" },
    { "\"notes\": {\"summary\": ", "}", "notes.summary" },
    { "\"logo\": ", "", "logo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree char *text = g_strconcat (HEAD ", ", members[i].before, values[j], members[i].after, "}", NULL);
        g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
        g_autoptr (GError) error = NULL;
        g_autoptr (BfProfile) profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);

        if (profile != NULL)
          continue;
        g_assert_cmpint (error->domain, ==, BF_CORE_ERROR);
        if (!g_str_has_prefix (error->message, members[i].place))
          g_error ("“%s” does not begin with the place %s: %s", error->message, members[i].place, text);
        check_message (error);
      }
}

static void
test_many_names (void)
{
  static const guint counts[] = { BF_JSON_MAX_MEMBERS + 1, 65536 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"a\": 1");

      for (guint j = 0; j < counts[i]; j++)
        g_string_append_printf (text, ", \"n%u\": 1", j);
      g_string_append (text, "}");
      check_text (text, BF_CORE_ERROR_TOO_LARGE, "one object has more than 1024 names");
    }
}

static void
test_long_texts (void)
{
  static const struct
  {
    guint n;
    const char *before;
    const char *after;
    int code;
    const char *message;
  } texts[] = {
    { 10000, HEAD ", \"", "\": 1}", BF_CORE_ERROR_TOO_LARGE, "line 1, column 46: this name is longer than 64 characters. Shorten it." },
    { 200, HEAD ", \"name\": \"", "\"}", OK, NULL },
    { 201, HEAD ", \"name\": \"", "\"}", BF_CORE_ERROR_FIELD, "name: may have at most 200 characters, but has 201. Shorten it." },
    { 5000, HEAD ", \"name\": \"", "\"}", BF_CORE_ERROR_FIELD, "name: may have at most 200 characters, but has 5000. Shorten it." },
    { 4000, HEAD ", \"notes\": {\"summary\": \"", "\"}}", OK, NULL },
    { 4001, HEAD ", \"notes\": {\"summary\": \"", "\"}}", BF_CORE_ERROR_FIELD, "notes.summary: may have at most 4000 characters, but has 4001. Shorten it." },
    { 1000000, HEAD ", \"name\": \"", "\"}", BF_CORE_ERROR_TOO_LARGE, "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (texts[i].before);

      append_times (text, "W", texts[i].n);
      g_string_append (text, texts[i].after);
      check_text (text, texts[i].code, texts[i].message);
    }
}

static void
test_many_rows (void)
{
  static const guint counts[] = { 10000, BF_PROFILE_MAX_STAFF + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD ", \"staff\": [{\"role\": \"physician\", \"fte\": 1}");

      append_times (text, ", {\"role\": \"front-desk\", \"fte\": 0.5}", counts[i] - 1);
      g_string_append (text, "]}");
      check_text (text, i == 0 ? OK : BF_CORE_ERROR_FIELD, "staff: may have at most");
    }
}

static void
test_many_roles (void)
{
  static const guint counts[] = { 200, 1001 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD ", \"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"roles\": [");

      for (guint j = 0; j < counts[i]; j++)
        g_string_append_printf (text, "%s{\"id\": \"r%u\", \"title\": \"R%u\", \"short_title\": \"R\", \"plural\": \"R\", \"summary\": \"R\", \"hourly_pay\": {\"value\": 20, \"yours\": true}, \"tasks\": {\"primary\": [\"claims\"]}}", j > 0 ? ", " : "", j, j);
      g_string_append (text, "]}}");
      check_text (text, i == 0 ? OK : BF_CORE_ERROR_FIELD, "roles: may have at most 1000 items");
    }
}

/* Whatever a person writes into a field comes back letter by letter; only what
 * cannot be seen is left out, and that is what the saver would leave out, too. */
static void
test_hostile_text_is_kept (void)
{
  static const char *const texts[] = {
    "<b>Smith & Sons</b>",
    "&amp;&#1;",
    "</span><script>alert(1)</script>",
    "%s%n%1$s",
    "=1+2",
    "@SUM(A1)",
    "https://a@b.example/)/S/Launch(",
    "../../etc/passwd",
    "שלום 12 abc",
    "Z\xcc\x80\xcc\x81",
    "👩‍⚕️",
    "a\\b\"c",
    "\xe2\x80\x8eleft\xe2\x80\x8fright",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BfProfile) profile = bf_profile_new ();
      g_autoptr (BfProfile) again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      BfStaff *person = bf_staff_new ("physician", 1, 1);

      g_free (profile->name);
      profile->name = g_strdup (texts[i]);
      g_free (profile->address);
      profile->address = g_strdup (texts[i]);
      g_free (profile->prepared_by);
      profile->prepared_by = g_strdup (texts[i]);
      person->label = g_strdup (texts[i]);
      profile->staff_given = TRUE;
      g_ptr_array_add (profile->staff, person);
      g_hash_table_insert (profile->notes, g_strdup ("summary"), g_strdup (texts[i]));
      g_ptr_array_add (profile->variants, bf_variant_new (texts[i]));
      bytes = bf_profile_to_bytes (profile);
      again = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again->name, ==, texts[i]);
      g_assert_true (bf_profile_equal (profile, again));
    }
}

static void
test_what_cannot_be_seen_is_dropped (void)
{
  g_autoptr (GFile) file = write_file ("unseen.backfill", P ("\"name\": \"Main\u202etxt\u200b.exe\\u0007\ufeff\""));
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = bf_profile_load (file, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (profile->name, ==, "Maintxt.exe");
}

/* What is no file is told at once and never waited for. */
static void
test_no_files (void)
{
  static const struct
  {
    const char *name;
    int code;
    const char *message;
  } things[] = {
    { "folder", BF_CORE_ERROR_NOT_A_FILE, "“folder” is a folder" },
    { "pipe", BF_CORE_ERROR_NOT_A_FILE, "“pipe” is a device or a pipe" },
    { "circle", BF_CORE_ERROR_NOT_FOUND, "“circle” was not found" },
    { "nowhere", BF_CORE_ERROR_NOT_FOUND, "“nowhere”" },
    { "not-there", BF_CORE_ERROR_NOT_FOUND, "“not-there”" },
    { "device", BF_CORE_ERROR_NOT_A_FILE, "“device” is a device or a pipe" },
  };
  g_autofree char *folder = dup_path ("folder");
  g_autofree char *pipe_path = dup_path ("pipe");
  g_autofree char *circle = dup_path ("circle");
  g_autofree char *nowhere = dup_path ("nowhere");
  g_autofree char *device = dup_path ("device");

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  g_assert_cmpint (symlink ("gone", nowhere), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *path = dup_path (things[i].name);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      check_load (file, things[i].code, things[i].message);
    }
}

static void
test_strange_names (void)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  const char *const names[] = { longest, "two\nlines", "not \377 utf-8", "-dash.backfill", "--help", "\327\251\327\234.backfill", "<b>&.backfill", "%s%n.backfill", "\033[31mred" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) good = write_file (names[i], T (HEAD "}"));
      g_autoptr (GFile) bad = NULL;

      check_load (good, OK, NULL);
      bad = write_file (names[i], T ("{"));
      check_load (bad, BF_CORE_ERROR_SYNTAX, "line 1, column 2: the file ends before");
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bad-file/", cases[i].rule, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/bad-file/04-cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/bad-file/04-any-slip-of-a-finger", test_any_slip_of_a_finger);
  g_test_add_func ("/bad-file/06-too-large", test_too_large);
  g_test_add_func ("/bad-file/13-nested", test_nested);
  g_test_add_func ("/bad-file/24-every-member-with-every-type", test_type_matrix);
  g_test_add_func ("/bad-file/28-many-names", test_many_names);
  g_test_add_func ("/bad-file/35-long-texts", test_long_texts);
  g_test_add_func ("/bad-file/37-many-rows", test_many_rows);
  g_test_add_func ("/bad-file/39-many-roles", test_many_roles);
  g_test_add_func ("/bad-file/41-what-cannot-be-seen-is-dropped", test_what_cannot_be_seen_is_dropped);
  g_test_add_func ("/bad-file/43-hostile-text-is-kept", test_hostile_text_is_kept);
  g_test_add_func ("/bad-file/61-what-is-no-file", test_no_files);
  g_test_add_func ("/bad-file/63-strange-names", test_strange_names);

  return g_test_run ();
}
