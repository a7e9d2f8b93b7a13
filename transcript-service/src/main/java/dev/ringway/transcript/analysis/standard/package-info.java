/** The analysers that this service runs, with the libraries that they stand on: Lucene, OpenNLP, libphonenumber. */
@NullMarked
package dev.ringway.transcript.analysis.standard;

import org.jspecify.annotations.NullMarked;
