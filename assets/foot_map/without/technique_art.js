// Stands in for technique_art.js in a light page, which carries no drawings of techniques.

export const techniqueArt = () => null;
