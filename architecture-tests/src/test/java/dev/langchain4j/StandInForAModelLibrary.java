package dev.langchain4j;

/** Stands in, in the fixtures, for a library that this project does not use yet. */
public interface StandInForAModelLibrary {

    /** Something that the library would do. */
    String chat(String question);
}
