package dev.ringway.sandbox.demo;

import java.util.List;

/** Area codes that are in use, so that fictional numbers with them are valid. */
final class AreaCodes {

    /** Our own numbers have another one. */
    static final List<String> OF_CONTACTS = List.of(
            "212", "305", "312", "512", "617", "713", "206", "303", "404", "602", "702", "808", "904", "202", "203",
            "205", "207", "208", "209", "210", "213", "214", "215", "216", "217", "218", "219", "225", "228", "229",
            "231", "240", "248", "251", "252", "253", "254", "256", "260", "262", "267", "269", "270", "276", "281",
            "301", "302", "304", "307", "308", "309", "310", "313", "314", "315", "316", "317", "318", "319", "320");

    private AreaCodes() {}
}
