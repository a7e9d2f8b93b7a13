package dev.ringway.acceptance;

import java.util.List;
import java.util.stream.Stream;

/**
 * Numbers that are kept for fiction, {@code +1 xxx 555-01nn}: a hundred in each area code, and in the sandbox the same fates in
 * each hundred.
 */
final class FictionalNumbers {

    private static final List<String> AREA_CODES =
            List.of(("201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 "
                            + "218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 "
                            + "304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 347 352 360 361 "
                            + "386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 432 434 435 440 443 469 478 479 "
                            + "480 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 559 561 562 563 567 570 "
                            + "571 573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 626 630 631")
                    .split(" "));

    private static final int FIRST_BEYOND = 2_200_000;

    private FictionalNumbers() {}

    /** @param area from 0; each has a hundred numbers */
    static Stream<String> ofArea(int area) {
        return Stream.iterate(0, line -> line < 100, line -> line + 1)
                .map(line -> "+1%s55501%02d".formatted(AREA_CODES.get(area), line));
    }

    /** The numbers of so many areas. */
    static List<String> ofAreas(int from, int count) {
        return Stream.iterate(from, area -> area < from + count, area -> area + 1)
                .flatMap(FictionalNumbers::ofArea)
                .toList();
    }

    /** Numbers that are not kept for fiction, where more are needed than there are of those: for the sandbox alone. */
    static String beyond(int index) {
        return "+1%s%07d"
                .formatted(AREA_CODES.get(index % AREA_CODES.size()), FIRST_BEYOND + index / AREA_CODES.size());
    }
}
