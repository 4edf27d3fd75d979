"""A fuzzer that is led by coverage: ``python -m tests.fuzz TARGET FOLDER -max_total_time=600``.

It needs the package atheris, and runs until it is stopped or finds an input that breaks a law of the house; FOLDER
keeps the inputs that went new ways.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["zhitu.intake", "docx", "openpyxl", "trafilatura", "email", "PIL"]):
    from tests.fuzz import files, pictures, plain

TARGETS = {
    "repair": plain.fuzz_pages,
    "bytes": plain.fuzz_bytes,
    "records": plain.fuzz_records,
    "pages": files.fuzz_pages,
    "encodings": files.fuzz_encodings,
    "mail": files.fuzz_mail,
    "book": files.fuzz_book,
    "word": files.fuzz_word,
    "sheet": files.fuzz_sheet,
    "torn": files.fuzz_torn,
    "picture": pictures.fuzz_picture,
    "boxes": pictures.fuzz_boxes,
    "layer": pictures.fuzz_layer,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"Say what to try: {', '.join(TARGETS)}.")
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, lambda data: target(atheris.FuzzedDataProvider(data)))
    atheris.Fuzz()
