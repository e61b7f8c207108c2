"""Trains the attribution network and the scorer from a brat corpus: corpus, weights, train, fit."""
