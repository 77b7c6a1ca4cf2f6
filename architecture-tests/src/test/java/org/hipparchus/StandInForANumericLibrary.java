package org.hipparchus;

/** Stands in, in the fixtures, for a library that this project does not use yet. */
public interface StandInForANumericLibrary {

    /** Something that the library would do. */
    double mean(double a, double b);
}
